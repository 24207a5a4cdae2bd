type Errand = { id: number; title: string; done: boolean };

/** A method that shows the list after it has run. */
function shows<This extends { show(): void }, Args extends unknown[]>(method: (this: This, ...args: Args) => void, _: ClassMethodDecoratorContext) {
  return function (this: This, ...args: Args): void {
    method.apply(this, args);
    this.show();
  };
}

abstract class Kept<T> {
  static #prefix: string;
  static {
    this.#prefix = '';
  }

  readonly #key: string;
  protected accessor items: T[];

  constructor(key: string) {
    this.#key = Kept.#prefix + key;
    this.items = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
  }

  protected keep(): void {
    localStorage.setItem(this.#key, JSON.stringify(this.items));
  }
}

export class Errands extends Kept<Errand> {
  #app: Element;

  constructor(app: Element) {
    super('errands');
    this.#app = app;
    app.innerHTML = '<main><input id="new"><ul id="list"></ul><p id="left"></p></main>';
    app.querySelector<HTMLInputElement>('#new')!.onkeydown = ({ key, currentTarget }) => {
      const field = currentTarget as HTMLInputElement;
      if (key === 'Enter' && field.value.trim()) {
        this.add(field.value.trim());
        field.value = '';
      }
    };
  }

  get left(): number {
    return this.items.filter(({ done }) => !done).length;
  }

  @shows
  add(title: string): void {
    const id = Math.max(0, ...this.items.map((errand) => errand.id)) + 1;
    this.items = [...this.items, { id, title, done: false }];
  }

  @shows
  toggle(id: number): void {
    this.items = this.items.map((errand) => (errand.id === id ? { ...errand, done: !errand.done } : errand));
  }

  *#rows(): Generator<Element> {
    for (const { id, title, done } of this.items) {
      const row = document.createElement('li');
      row.innerHTML = '<input type="checkbox" class="toggle"> <label></label>';
      row.className = done ? 'done' : '';
      row.querySelector('label')!.textContent = title;
      const box = row.querySelector('input')!;
      box.checked = done;
      box.onchange = () => this.toggle(id);
      yield row;
    }
  }

  show(): void {
    this.#app.querySelector('#list')!.replaceChildren(...this.#rows());
    this.#app.querySelector('#left')!.textContent = `${this.left}`;
    this.keep();
  }
}
