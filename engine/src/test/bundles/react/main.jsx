// The application of the React builds: a list that is kept, and a route whose code is a chunk of its own.
import { lazy, StrictMode, Suspense, useEffect, useReducer, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, Link, Route, Routes } from 'react-router';

const About = lazy(() => import('./About.jsx'));

const load = () => JSON.parse(localStorage.getItem('errands') ?? '[]');

function change(errands, { type, ...rest }) {
  switch (type) {
    case 'add':
      return [...errands, { id: Math.max(0, ...errands.map(({ id }) => id)) + 1, done: false, ...rest }];
    case 'toggle':
      return errands.map((errand) => (errand.id === rest.id ? { ...errand, done: !errand.done } : errand));
    default:
      throw new Error(`unknown change ${type}`);
  }
}

function Errands() {
  const [errands, dispatch] = useReducer(change, null, load);
  const [title, setTitle] = useState('');
  useEffect(() => localStorage.setItem('errands', JSON.stringify(errands)), [errands]);
  const add = ({ key }) => {
    if (key === 'Enter' && title.trim()) {
      dispatch({ type: 'add', title: title.trim() });
      setTitle('');
    }
  };
  return (
    <main>
      <input id="new" value={title} onChange={(event) => setTitle(event.target.value)} onKeyDown={add} />
      <ul id="list">
        {errands.map((errand) => (
          <li key={errand.id} className={errand.done ? 'done' : undefined}>
            <input type="checkbox" className="toggle" checked={errand.done} onChange={() => dispatch({ type: 'toggle', id: errand.id })} />
            <label>{errand.title}</label>
          </li>
        ))}
      </ul>
      <p id="left">{errands.filter(({ done }) => !done).length}</p>
    </main>
  );
}

const App = () => (
  <BrowserRouter basename={location.pathname.split('/').slice(0, 2).join('/')}>
    <nav><Link id="home" to="/">Home</Link> <Link id="about" to="/about">About</Link></nav>
    <Suspense fallback={<p id="waiting">…</p>}>
      <Routes>
        <Route path="/about" element={<About />} />
        <Route path="*" element={<Errands />} />
      </Routes>
    </Suspense>
  </BrowserRouter>
);

createRoot(document.getElementById('app')).render(<StrictMode><App /></StrictMode>);
