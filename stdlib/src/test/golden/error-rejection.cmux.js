setTimeout(() => {
  Promise.reject(new Error('nobody listens'));
}, 1);
await new Promise(resolve => setTimeout(resolve, 1000));
