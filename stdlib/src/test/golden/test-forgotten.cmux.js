// What a test forgets to wait for fails that test, and the others run.
import { test, expect } from 'cmux:test';

const page = { get: { title: async () => 'Home' } };

test('an expectation without await', () => {
  expect(page).toHaveTitle('Other', { timeoutMs: 30 });
});
test('one that holds', () => {
  expect(page).toHaveTitle('Home');
});
test('one of a promise', () => {
  expect(Promise.resolve(1)).resolves.toBe(2);
});
test('one that polls', () => {
  expect.poll(() => 1, { timeoutMs: 30 }).toBe(2);
});
test('a failure that the test catches', async () => {
  await expect(page).toHaveTitle('Other', { timeoutMs: 30 }).catch(() => {});
  try {
    await expect(Promise.resolve(1)).resolves.toBe(2);
  } catch (error) {
    expect(error.message).toContain('to be 2');
  }
});
test('a rejection that nobody handles', async () => {
  Promise.reject(new Error('nobody waits for me'));
  await new Promise(resolve => setTimeout(resolve, 30));
});
test('the last', () => {
  throw new Error('must be told');
});
