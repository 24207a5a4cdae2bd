// The application of the Vue builds: a list that is kept, and a route whose code is a chunk of its own.
import { createApp } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import App from './App.vue';
import Errands from './Errands.vue';

const router = createRouter({
  history: createWebHistory(location.pathname.split('/').slice(0, 2).join('/')),
  routes: [
    { path: '/about', component: () => import('./About.vue') },
    { path: '/:rest(.*)', component: Errands },
  ],
});

createApp(App).use(router).mount('#app');
