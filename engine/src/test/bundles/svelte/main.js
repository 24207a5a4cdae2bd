// The application of the Svelte builds: a list that is kept, and a route whose code is a chunk of its own.
import { mount } from 'svelte';
import App from './App.svelte';

mount(App, { target: document.getElementById('app') });
