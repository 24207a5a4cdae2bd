// The Angular application: a list that is kept, and a route whose code is a chunk of its own.
import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, RouterLink, RouterOutlet } from '@angular/router';
import { Errands } from './errands';

@Component({
  selector: 'app-root',
  imports: [RouterLink, RouterOutlet],
  template: `
    <nav><a id="home" routerLink="/">Home</a> <a id="about" routerLink="/about">About</a></nav>
    <router-outlet />
  `,
})
class App {}

bootstrapApplication(App, {
  providers: [
    provideRouter([
      { path: 'about', loadComponent: () => import('./about') },
      { path: '**', component: Errands },
    ]),
  ],
}).catch((error) => console.error(error));
