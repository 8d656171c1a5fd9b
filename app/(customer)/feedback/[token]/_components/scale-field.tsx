import { FieldError } from "@/components/ui/field";
import { NPS_SCORES } from "@/lib/domain/survey";

type ScaleFieldProps = {
  name: string;
  legend: string;
  low: string;
  high: string;
  error: string | null;
  chosen: string | undefined;
};

/** A number from 0 to 10 as eleven large targets, six in a row on a phone; native radio buttons. */
export function ScaleField({ name, legend, low, high, error, chosen }: ScaleFieldProps) {
  return (
    <fieldset className="min-w-0" aria-describedby={error ? `${name}-ends ${name}-error` : `${name}-ends`}>
      <legend className="mb-1.5 text-ui font-medium">{legend}</legend>
      <p id={`${name}-ends`} className="mb-2 flex flex-wrap justify-between gap-x-6 text-ui-sm text-muted">
        <span>{low}</span>
        <span>{high}</span>
      </p>
      <div className="grid grid-cols-6 gap-1.5 sm:grid-cols-11">
        {NPS_SCORES.map((score) => (
          <label
            key={score}
            className="tabular relative grid min-h-control cursor-pointer place-items-center rounded-lg border border-line-strong bg-surface text-ui transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:font-semibold has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              id={score === 0 ? name : `${name}-${score}`}
              name={name}
              value={score}
              defaultChecked={chosen === String(score)}
              className="sr-only"
            />
            {score}
          </label>
        ))}
      </div>
      {error ? (
        <div className="mt-1.5">
          <FieldError id={`${name}-error`}>{error}</FieldError>
        </div>
      ) : null}
    </fieldset>
  );
}
