import compile from "icu-minify/compile";
import formatCompiled from "use-intl/format-message/format-only";

type Message = Parameters<typeof formatCompiled>[1];

// Stands in for use-intl's own formatter on the server (next.config.js): that one reads a message with a number or a
// plural anew for each request. Ours never change while the server runs, so each is read once.
const read = new Map<string, Message>();

/** What a message says, ready to be filled in: the form in which messages go to the browser. */
export function compiledMessage(message: string): Message {
  const known = read.get(message);
  if (known !== undefined) return known;
  const made = compile(message) as Message;
  read.set(message, made);
  return made;
}

/** A missing value is an error here as in use-intl; the compiled form alone would print "undefined". */
function demanding<Values extends object>(values: Values | undefined): Values {
  return new Proxy(values ?? ({} as Values), {
    get(target, name) {
      if (name in target) return Reflect.get(target, name);
      throw new Error(`The message needs a value for "${String(name)}"`);
    },
  });
}

/** Fills in a message, as it stands in our files or compiled already. */
export default function formatMessage(
  key: string,
  message: string | Message,
  values: Parameters<typeof formatCompiled>[2],
  options: Parameters<typeof formatCompiled>[3],
): ReturnType<typeof formatCompiled> {
  const compiled = typeof message === "string" ? compiledMessage(message) : message;
  return typeof compiled === "string" ? compiled : formatCompiled(key, compiled, demanding(values), options);
}

/** That messages can also be had as they stand in our files. */
formatMessage.raw = true;
