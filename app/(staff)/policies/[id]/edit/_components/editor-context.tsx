"use client";

import { createContext, type ReactNode, use } from "react";
import type { ListChange } from "@/lib/domain/compensation/edit/paths";
import type { TypedFailure } from "@/lib/domain/compensation/edit/typed";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { Speech } from "@/lib/domain/compensation/render";
import type { OwnWords } from "@/lib/domain/compensation/wording";
import type { EditorFinding } from "@/lib/policies/editor-types";

/** What was typed and is no value yet; it stays in its field, and the document keeps the last good value. */
export type BadText = { text: string; reason: TypedFailure };
export type BadTexts = Readonly<Record<string, BadText>>;

/** What the house lends to the editor. */
export type House = {
  departments: readonly { key: string; name: string }[];
  regions: readonly { key: string; name: string }[];
  categories: Readonly<Record<string, OwnWords>>;
  /** Shipped sentences by their key, in every language. */
  shipped: Readonly<Record<string, OwnWords>>;
  /** Currencies that the house could add. */
  currencies: readonly { value: string; label: string }[];
};

export type Editor = {
  policy: Policy;
  house: House;
  speech: Speech;
  findings: readonly EditorFinding[];
  bad: BadTexts;
  change: (edit: (policy: Policy) => Policy) => void;
  /** Tells where the items of a list went, so that what is half typed goes with them. */
  shift: (list: string, change: ListChange) => void;
  setBad: (path: string, bad: BadText | null) => void;
};

const EditorContext = createContext<Editor | null>(null);

export function EditorProvider({ editor, children }: { editor: Editor; children: ReactNode }) {
  return <EditorContext value={editor}>{children}</EditorContext>;
}

/** The policy being edited and the ways to change it. */
export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error("a field of the policy editor stands outside of it");
  return editor;
}
