async function inner() {
  await null;
  throw new RangeError('too far');
}

async function outer() {
  await inner();
}

await outer();
