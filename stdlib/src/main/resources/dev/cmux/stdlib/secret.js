/**
 * Secrets by name, from the environment that the task sees, else from the file of `--secrets`. Whatever was handed out is shown as •••••• from then on:
 * on the console, in results and in errors.
 *
 * @example
 * import { mask } from 'cmux:secret';
 * mask('hunter2!');
 * console.log('the password is hunter2!');
 */

/** The secret of that name. Fails with `not_found` when there is none, or gives the `fallback`. */
export function secret(name, { fallback } = {}) {
  if (typeof name !== 'string' || name === '') throw new CmuxError('invalid_params', 'A secret has a name.');
  const value = host.findSecret(name);
  if (value !== null) return value;
  if (fallback !== undefined) return mask(fallback);
  const file = host.secretsFile();
  const line = file === null ? `a file and name that with \`--secrets FILE\`` : `the secrets file \`${file}\``;
  throw new CmuxError('not_found', `There is no secret \`${name}\`.`, {
    hint: `Set the environment variable \`${name}\` and let it through with \`--allow-env ${name}\`, or put \`${name}=…\` into ${line}.`,
  });
}

/** Hides a value that came from elsewhere, and returns it. Fewer than four characters cannot be hidden. */
export function mask(value) {
  host.maskSecret(String(value));
  return value;
}

export default secret;
