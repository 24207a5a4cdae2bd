export default function about(app: Element): void {
  let clicks = 0;
  app.innerHTML = '<section><h1>About errands</h1><button id="count">0 clicks</button></section>';
  app.querySelector('button')!.onclick = ({ currentTarget }) => ((currentTarget as Element).textContent = `${++clicks} clicks`);
}
