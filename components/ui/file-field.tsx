"use client";

import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { cn } from "@/lib/cn";
import { buttonStyle } from "./button-style";
import { Checkbox } from "./checkbox";
import { Field, FieldError } from "./field";
import { Icon } from "./icon";

export type FileLimits = { count: number; bytesEach: number; bytesInAll: number };
/** What sending would be refused for, and can be said before: by the file's name. */
export type FileRefusal = "too-big" | "too-many" | "too-much";

type FileFieldProps = {
  name: string;
  label: string;
  note?: string | undefined;
  hint: string;
  /** In one line, where the words around it say what it is for. */
  isCompact?: boolean;
  accept: string;
  limits: FileLimits;
  /** What is wrong with files sent before, one line each. */
  errors: readonly string[];
  /** What the server holds already: a browser does not fill a file input again. */
  kept: { name: string; legend: string; files: readonly { key: string; label: string }[] };
  words: {
    choose: string;
    chosen: string;
    remove: (name: string) => string;
    refused: (reason: FileRefusal, name: string) => string;
    size: (bytes: number) => string;
  };
};

/**
 * Choosing files. Plain HTML first: the browser's own control, and a tick box for each file that the server holds. With
 * JavaScript, choosing again adds, each file can be taken off, and what is too large never starts its way.
 */
export function FileField(props: FileFieldProps) {
  const { name, label, note, hint, isCompact = false, accept, limits, errors, kept, words } = props;
  const input = useRef<HTMLInputElement>(null);
  const { files, refused, change, remove } = useChosen(input, limits, kept.files.length);
  const said = refused.length > 0 ? refused.map(([reason, file]) => words.refused(reason, file)) : errors;
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <Field
        name={name}
        label={label}
        note={note}
        hint={isCompact ? undefined : hint}
        hideLabel={isCompact}
        className="grid-cols-[minmax(0,1fr)]"
      >
        {(control) => (
          <div className="relative flex flex-wrap items-center gap-x-3 gap-y-1">
            <input
              {...control}
              ref={input}
              type="file"
              multiple
              accept={accept}
              onChange={change}
              aria-describedby={cn(`${name}-hint`, said.length > 0 && `${name}-error`)}
              aria-invalid={said.length > 0 || undefined}
              className="peer absolute size-px overflow-hidden opacity-0 noscript:static noscript:h-auto noscript:w-full noscript:text-ui-sm noscript:opacity-100 file:me-3 file:min-h-control file:rounded-lg file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink"
            />
            <label
              htmlFor={name}
              className={cn(
                buttonStyle("secondary", isCompact ? "small" : "normal"),
                "cursor-pointer peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus noscript:hidden",
              )}
            >
              <Icon name="paperclip" />
              {words.choose}
            </label>
            {isCompact ? (
              <span id={`${name}-hint`} className="text-xs text-muted">
                {hint}
              </span>
            ) : null}
          </div>
        )}
      </Field>
      {kept.files.length > 0 ? (
        <fieldset className="grid gap-1">
          <legend className="mb-1 text-ui-sm text-muted">{kept.legend}</legend>
          {kept.files.map((file) => (
            <Checkbox
              key={file.key}
              id={`kept-${file.key}`}
              name={kept.name}
              value={file.key}
              defaultChecked
              label={<span className="wrap-anywhere">{file.label}</span>}
            />
          ))}
        </fieldset>
      ) : null}
      {files.length > 0 ? (
        <ul aria-label={words.chosen} className="grid gap-1">
          {files.map((file) => (
            <li key={`${file.name} ${file.size} ${file.lastModified}`} className="flex items-center gap-2">
              <span className="min-w-0 text-ui-sm wrap-anywhere">
                {file.name} <span className="text-muted tabular">{words.size(file.size)}</span>
              </span>
              <button
                type="button"
                aria-label={words.remove(file.name)}
                onClick={() => remove(file)}
                className={buttonStyle("quiet", "small")}
              >
                <Icon name="x" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <div
        id={`${name}-error`}
        role={refused.length > 0 ? "alert" : undefined}
        className="grid gap-1 empty:hidden"
      >
        {said.map((line) => (
          <FieldError key={line} id={`${name}-error-${line.length}`}>
            {line}
          </FieldError>
        ))}
      </div>
    </div>
  );
}

const isSame = (one: File, other: File) =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

/** The files in the input, mirrored: the input is what is sent, the list is what is shown. */
function useChosen(
  input: React.RefObject<HTMLInputElement | null>,
  limits: FileLimits,
  alreadyThere: number,
) {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [refused, setRefused] = useState<readonly [FileRefusal, string][]>([]);
  const put = (next: readonly File[]) => {
    const transfer = new DataTransfer();
    for (const file of next) transfer.items.add(file);
    if (input.current) input.current.files = transfer.files;
    setFiles(next);
  };
  useEffect(() => {
    // Chosen before this script ran; and a form that is emptied empties its list.
    setFiles([...(input.current?.files ?? [])]);
    const form = input.current?.form;
    const empty = () => {
      setFiles([]);
      setRefused([]);
    };
    form?.addEventListener("reset", empty);
    return () => form?.removeEventListener("reset", empty);
  }, [input]);
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    const next = [...files];
    const not: [FileRefusal, string][] = [];
    for (const file of event.target.files ?? []) {
      if (next.some((one) => isSame(one, file))) continue;
      const sum = next.reduce((bytes, { size }) => bytes + size, file.size);
      if (file.size > limits.bytesEach) not.push(["too-big", file.name]);
      else if (next.length + alreadyThere >= limits.count) not.push(["too-many", file.name]);
      else if (sum > limits.bytesInAll) not.push(["too-much", file.name]);
      else next.push(file);
    }
    put(next);
    setRefused(not);
  };
  const remove = (file: File) => {
    put(files.filter((one) => one !== file));
    setRefused([]);
    input.current?.focus();
  };
  return { files, refused, change, remove };
}
