/** What the desk can be asked for by name: each order brings its subject and one text more. */
export type Works = Readonly<Record<string, (subject: string, more: string) => Promise<unknown>>>;
