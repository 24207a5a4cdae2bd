import { Component, signal } from '@angular/core';

@Component({
  template: `
    <section>
      <h1>About errands</h1>
      <button id="count" (click)="clicks.set(clicks() + 1)">{{ clicks() }} clicks</button>
    </section>
  `,
})
export default class About {
  readonly clicks = signal(0);
}
