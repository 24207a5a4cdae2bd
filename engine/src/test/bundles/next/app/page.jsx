'use client';

// The page is rendered when it is built, without what the browser keeps; that comes after it has been taken over.
import { useEffect, useState } from 'react';

export default function Errands() {
  const [errands, setErrands] = useState(null);
  const [title, setTitle] = useState('');
  useEffect(() => setErrands(JSON.parse(localStorage.getItem('errands') ?? '[]')), []);
  useEffect(() => {
    if (errands) {
      localStorage.setItem('errands', JSON.stringify(errands));
    }
  }, [errands]);
  const add = ({ key }) => {
    if (key === 'Enter' && title.trim()) {
      setErrands((before) => [...before, { id: Math.max(0, ...before.map(({ id }) => id)) + 1, title: title.trim(), done: false }]);
      setTitle('');
    }
  };
  const toggle = (id) => setErrands((before) => before.map((errand) => (errand.id === id ? { ...errand, done: !errand.done } : errand)));
  return (
    <main>
      <input id="new" value={title} disabled={!errands} onChange={(event) => setTitle(event.target.value)} onKeyDown={add} />
      <ul id="list">
        {errands?.map((errand) => (
          <li key={errand.id} className={errand.done ? 'done' : undefined}>
            <input type="checkbox" className="toggle" checked={errand.done} onChange={() => toggle(errand.id)} />
            <label>{errand.title}</label>
          </li>
        ))}
      </ul>
      <p id="left">{errands?.filter(({ done }) => !done).length}</p>
    </main>
  );
}
