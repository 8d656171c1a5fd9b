"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { emptyAmount } from "@/lib/domain/compensation/edit/amounts";
import { replaced, without } from "@/lib/domain/compensation/edit/lists";
import type { Amount, Band } from "@/lib/domain/compensation/policy";
import { AmountEditor } from "./amount-editor";
import { WhenEditor } from "./condition-editor";
import { useEditor } from "./editor-context";
import { ListButtons } from "./list-buttons";
import { MeasureField } from "./measures";
import { ChoiceField, OpenField, WholeField } from "./value-fields";

type PartProps<Op extends Amount["op"]> = {
  path: string;
  value: Extract<Amount, { op: Op }>;
  onChange: (value: Amount) => void;
};

/** The parts of a sum, or what the larger or smaller is chosen from. */
export function AmountList({ path, value, onChange }: PartProps<"sum" | "larger" | "smaller">) {
  const t = useTranslations("policyEditor.amount");
  const { shift } = useEditor();
  const { amounts } = value;
  return (
    <>
      {amounts.map((amount, index) => (
        <div key={index} className="flex min-w-0 items-start gap-1">
          <div className="min-w-0 flex-1">
            <AmountEditor
              path={`${path}.amounts[${index}]`}
              label={t("part", { number: index + 1 })}
              value={amount}
              onChange={(next) => onChange({ ...value, amounts: replaced(amounts, index, next) })}
            />
          </div>
          <ListButtons
            name={t("part", { number: index + 1 })}
            index={index}
            count={amounts.length}
            onRemove={() => {
              shift(`${path}.amounts`, { kind: "removed", index });
              onChange({ ...value, amounts: without(amounts, index) });
            }}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon="plus"
          onClick={() => onChange({ ...value, amounts: [...amounts, emptyAmount()] })}
        >
          {t("addPart")}
        </Button>
      </div>
    </>
  );
}

const boundOf = (band: Band): number => ("from" in band ? band.from : band.over);

function bandWith(band: Band, { kind, bound }: { kind: "from" | "over"; bound: number }): Band {
  return kind === "from" ? { from: bound, amount: band.amount } : { over: bound, amount: band.amount };
}

function BandFields({
  path,
  value,
  onChange,
}: {
  path: string;
  value: Band;
  onChange: (band: Band) => void;
}) {
  const t = useTranslations("policyEditor.amount");
  const kind = "from" in value ? "from" : "over";
  return (
    <div className="grid min-w-0 flex-1 gap-2">
      <div className="grid grid-cols-2 gap-2">
        <ChoiceField
          path={`${path}.kind`}
          label={t("bandKind")}
          value={kind}
          options={[
            { value: "from", label: t("bandFrom") },
            { value: "over", label: t("bandOver") },
          ]}
          onChange={(next) => onChange(bandWith(value, { kind: next, bound: boundOf(value) }))}
        />
        <WholeField
          path={`${path}.${kind}`}
          label={t("bound")}
          value={boundOf(value)}
          onChange={(bound) => onChange(bandWith(value, { kind, bound }))}
        />
      </div>
      <AmountEditor
        path={`${path}.amount`}
        label={t("inner")}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
    </div>
  );
}

/** So much from this bound on, more from the next. */
export function BandsFields({ path, value, onChange }: PartProps<"bands">) {
  const t = useTranslations("policyEditor.amount");
  const { shift } = useEditor();
  const { bands } = value;
  const last = bands.at(-1);
  return (
    <>
      <MeasureField
        path={`${path}.measure`}
        value={value.measure}
        onChange={(measure) => onChange({ ...value, measure })}
      />
      {bands.map((band, index) => (
        <div key={index} className="flex min-w-0 items-start gap-1">
          <BandFields
            path={`${path}.bands[${index}]`}
            value={band}
            onChange={(next) => onChange({ ...value, bands: replaced(bands, index, next) })}
          />
          <ListButtons
            name={t("band", { number: index + 1 })}
            index={index}
            count={bands.length}
            onRemove={() => {
              shift(`${path}.bands`, { kind: "removed", index });
              onChange({ ...value, bands: without(bands, index) });
            }}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon="plus"
          onClick={() =>
            onChange({
              ...value,
              bands: [
                ...bands,
                { from: last ? boundOf(last) + 1 : 0, amount: last?.amount ?? emptyAmount() },
              ],
            })
          }
        >
          {t("addBand")}
        </Button>
      </div>
    </>
  );
}

/** So much per day or event. */
export function EachFields({ path, value, onChange }: PartProps<"each">) {
  const t = useTranslations("policyEditor.amount");
  return (
    <>
      <MeasureField
        path={`${path}.measure`}
        value={value.measure}
        onChange={(measure) => onChange({ ...value, measure })}
      />
      <div className="grid grid-cols-2 gap-2">
        <WholeField
          path={`${path}.free`}
          label={t("free")}
          value={value.free}
          onChange={(free) => onChange({ ...value, free })}
        />
        <OpenField
          path={`${path}.most`}
          label={t("most")}
          value={value.most}
          onChange={(most) => onChange({ ...value, most })}
        />
      </div>
      <AmountEditor
        path={`${path}.amount`}
        label={t("each")}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
    </>
  );
}

/** One amount if, another or none otherwise. */
export function IfFields({ path, value, onChange }: PartProps<"if">) {
  const t = useTranslations("policyEditor.amount");
  return (
    <>
      <WhenEditor
        path={`${path}.when`}
        value={value.when}
        onChange={(when) => onChange({ ...value, when })}
      />
      <AmountEditor
        path={`${path}.amount`}
        label={t("then")}
        value={value.amount}
        onChange={(amount) => onChange({ ...value, amount })}
      />
      {value.otherwise ? (
        <AmountEditor
          path={`${path}.otherwise`}
          label={t("otherwise")}
          value={value.otherwise}
          onChange={(otherwise) => onChange({ ...value, otherwise })}
        />
      ) : null}
      <div>
        <Button
          size="small"
          icon={value.otherwise ? "x" : "plus"}
          onClick={() => onChange({ ...value, otherwise: value.otherwise ? null : emptyAmount() })}
        >
          {t(value.otherwise ? "removeOtherwise" : "addOtherwise")}
        </Button>
      </div>
    </>
  );
}
