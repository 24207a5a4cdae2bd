// cmux:test over things that answer as surfaces and locators do.
import { test, describe, beforeAll, afterAll, beforeEach, afterEach, expect } from 'cmux:test';
import { rejects } from 'cmux:assert';

const log = [];
let reads = 0;
const page = {
  get: { url: async () => 'https://site.example/home?x=1', title: async () => (++reads < 3 ? 'Loading' : 'Home') },
};
const locator = texts => ({
  get: { text: async () => texts[0], count: async () => texts.length, value: async () => 'v', attr: async name => (name === 'class' ? 'btn primary' : null) },
  is: { visible: async () => true, enabled: async () => false, checked: async () => true },
  all: async () => texts.map(text => locator([text])),
});

beforeAll(() => log.push('beforeAll'));
afterAll(() => console.log('log:', log.join(' ')));
beforeEach(() => log.push('outer'));

test('values', () => {
  expect(1).toBe(1);
  expect({ a: 1, b: undefined }).toEqual({ a: 1 });
  expect({ a: 1, b: undefined }).not.toStrictEqual({ a: 1 });
  expect([1, 2]).toContain(2);
  expect('text').toContain('ex');
  expect('text').toMatch(/^te/);
  expect({ a: { b: [1] }, c: 2 }).toMatchObject({ a: { b: [1] } });
  expect({ a: { b: 1 } }).toHaveProperty('a.b', 1);
  expect([1]).toHaveLength(1);
  expect(0.1 + 0.2).toBeCloseTo(0.3);
  expect(3).toBeGreaterThan(2);
  expect(null).toBeNull();
  expect(() => { throw new RangeError('too far'); }).toThrow('far');
  expect(() => {}).not.toThrow();
});
test('promises', async () => {
  await expect(Promise.resolve(5)).resolves.toBe(5);
  await expect(Promise.reject(new Error('no'))).rejects.toThrow('no');
  let n = 0;
  await expect.poll(() => ++n).toBe(3);
});
test('pages are read again until they fit', async () => {
  await expect(page).toHaveTitle('Home');
  await expect(page).toHaveURL('/home');
  await expect(page).toHaveURL(/x=1$/);
  await expect(page).not.toHaveURL('/other');
  await expect(locator(['  Hello\n World '])).toHaveText('Hello World');
  await expect(locator(['a', 'b'])).toHaveText(['a', /b/]);
  await expect(locator(['Hello World'])).toContainText('lo Wo');
  await expect(locator(['a', 'b'])).toHaveCount(2);
  await expect(locator(['a'])).toBeVisible();
  await expect(locator(['a'])).toBeDisabled();
  await expect(locator(['a'])).not.toBeEnabled();
  await expect(locator(['a'])).toBeChecked();
  await expect(locator(['a'])).toHaveClass('primary');
  await expect(locator(['a'])).toHaveValue('v');
});
describe('a group', () => {
  beforeEach(() => log.push('inner'));
  afterEach(() => log.push('after'));
  test('fails with the line', () => {
    expect({ a: 1 }).toEqual({ a: 2 });
  });
  test('fails on a page', async () => {
    await expect(page).toHaveTitle('Other', { timeoutMs: 30 });
  });
  const { skip } = test;
  skip('is skipped', () => expect(1).toBe(2));
  test.todo('is to come');
  let attempts = 0;
  test('is tried again', { retries: 2 }, () => expect(++attempts).toBe(2));
  test('takes too long', { timeoutMs: 10 }, () => new Promise(() => {}));
  describe('deeper', () => {
    test('throws no error', () => { throw undefined; });
  });
});
console.log(expect(1).not.toBe(2), (await rejects(async () => expect(1).toBe(2))).message);
