/**
 * Files the script may touch: below its own folder, the working folder, the temporary folder, and what flags allow.
 * Relative paths start at the working folder. Everything returns a promise.
 *
 * @example
 * import { writeJson, readJson, remove } from 'cmux:fs';
 * await writeJson('/tmp/cmux-example.json', { saved: true });
 * console.log(await readJson('/tmp/cmux-example.json'));
 * await remove('/tmp/cmux-example.json');
 */

/** The text of a UTF-8 file. Fails with `not_found` when there is none. */
export const readText = path => host.readText(path);

/** The bytes of a file, as a Uint8Array. */
export const readBytes = path => host.readBytes(path);

/** Writes a text or a Uint8Array, replacing the file and making its folders. */
export const writeText = (path, text) => host.write(path, text);
export const writeBytes = (path, bytes) => host.write(path, bytes);

/** The value in a JSON file. */
export async function readJson(path) {
  const text = await host.readText(path);
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new CmuxError('io_error', `\`${path}\` is not JSON: ${error.message}.`, { data: { path } });
  }
}

/** Writes a value as JSON, indented by two spaces. */
export async function writeJson(path, value) {
  const text = JSON.stringify(value, null, 2);
  if (text === undefined) throw new CmuxError('invalid_params', `A value of type ${typeof value} cannot be written as JSON to \`${path}\`.`);
  await host.write(path, `${text}\n`);
}

/** Appends a line; anything but a string is appended as one line of JSON. */
export const appendLine = (path, line) => host.append(path, `${typeof line === 'string' ? line : JSON.stringify(line)}\n`);

/** The names in a folder, sorted; folders end in `/`. */
export const list = (folder = '.') => host.list(folder);

/** Deletes a file, an empty folder, or with `{ recursive: true }` any folder. A missing one is fine. */
export const remove = (path, options = {}) => host.remove(path, options.recursive === true);

/** Whether there is a file or a folder. */
export const exists = path => host.exists(path);

export default { readText, readBytes, writeText, writeBytes, readJson, writeJson, appendLine, list, remove, exists };
