// The application without a framework, in what the compiler leaves of TypeScript at ES2022: private members, static blocks, accessors,
// decorators, generators, top-level await and a module that is loaded when it is asked for.
import { Errands } from './errands.js';

const app = document.querySelector('#app')!;
const base = '/typescript/';

async function show(): Promise<void> {
  if (location.pathname === `${base}about`) {
    const { default: about } = await import('./about.js');
    about(app);
  } else {
    new Errands(app).show();
  }
}

for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    history.pushState(null, '', link.href);
    void show();
  });
}
addEventListener('popstate', () => void show());
await show();

export {};
