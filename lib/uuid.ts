const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text from outside can be handed to a uuid column: PostgreSQL refuses anything else with an error. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}
