// What runs when: synchronous code, microtasks, timers in the order of their time, then the end.
setTimeout((a, b) => console.log('timeout 0', a, b), 0, 'with', 'arguments');
queueMicrotask(() => console.log('microtask'));
Promise.resolve().then(() => console.log('then')).finally(() => console.log('finally'));
console.log('sync');
await null;
console.log('after await');
await new Promise(resolve => setImmediate(resolve));
console.log('immediate');
let ticks = 0;
await new Promise(resolve => {
  const id = setInterval(() => {
    ticks++;
    if (ticks === 3) {
      clearInterval(id);
      resolve();
    }
  }, 20);
});
console.log('ticks', ticks);
setTimeout(() => console.log('timeout 300'), 300);
setTimeout(() => console.log('timeout 1'), 1);
const never = setTimeout(() => console.log('never'), 5);
clearTimeout(never);
clearTimeout(undefined);
clearTimeout(12345);
export default { done: true };
