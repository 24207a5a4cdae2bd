// cmux:assert
export class AssertionError extends Error {}
