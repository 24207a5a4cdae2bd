export function boom(value) {
  return value.missing;
}
