import Link from 'next/link';

export const metadata = { title: 'Errands' };

export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>
        <nav><Link id="home" href="/">Home</Link> <Link id="about" href="/about">About</Link></nav>
        {children}
      </body>
    </html>
  );
}
