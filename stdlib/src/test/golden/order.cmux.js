// What runs when: synchronous code, microtasks, timers in the order of their time, then the end.
setTimeout(() => console.log('timeout 30'), 30);
setTimeout(() => console.log('timeout 10'), 10);
setTimeout((a, b) => console.log('timeout 0', a, b), 0, 'with', 'arguments');
setTimeout(() => setImmediate(() => console.log('immediate')), 0);
queueMicrotask(() => console.log('microtask'));
Promise.resolve().then(() => console.log('then')).finally(() => console.log('finally'));
console.log('sync');
await null;
console.log('after await');
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
const never = setTimeout(() => console.log('never'), 5);
clearTimeout(never);
clearTimeout(undefined);
clearTimeout(12345);
export default { done: true };
