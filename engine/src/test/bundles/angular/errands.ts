import { Component, computed, effect, inject, Injectable, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';

interface Errand {
  id: number;
  title: string;
  done: boolean;
}

@Injectable({ providedIn: 'root' })
class Kept {
  readonly #errands = signal<Errand[]>(JSON.parse(localStorage.getItem('errands') ?? '[]'));
  readonly errands = this.#errands.asReadonly();
  readonly left = computed(() => this.#errands().filter(({ done }) => !done).length);

  constructor() {
    effect(() => localStorage.setItem('errands', JSON.stringify(this.#errands())));
  }

  add(title: string) {
    this.#errands.update((all) => [...all, { id: Math.max(0, ...all.map(({ id }) => id)) + 1, title, done: false }]);
  }

  toggle(id: number) {
    this.#errands.update((all) => all.map((errand) => (errand.id === id ? { ...errand, done: !errand.done } : errand)));
  }
}

@Component({
  imports: [ReactiveFormsModule],
  template: `
    <main>
      <input id="new" [formControl]="title" (keydown.enter)="add()" />
      <ul id="list">
        @for (errand of kept.errands(); track errand.id) {
          <li [class.done]="errand.done">
            <input type="checkbox" class="toggle" [checked]="errand.done" (change)="kept.toggle(errand.id)" />
            <label>{{ errand.title }}</label>
          </li>
        }
      </ul>
      <p id="left">{{ kept.left() }}</p>
    </main>
  `,
})
export class Errands {
  readonly kept = inject(Kept);
  readonly title = new FormControl('', { nonNullable: true });

  add() {
    if (this.title.value.trim()) {
      this.kept.add(this.title.value.trim());
      this.title.setValue('');
    }
  }
}
