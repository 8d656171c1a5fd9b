import type { ReactNode } from "react";
import { FocusOnMount } from "./focus-on-mount";
import { Icon } from "./icon";

type ErrorSummaryProps = {
  title: ReactNode;
  /** Under the title: what is safe, e.g. "What you wrote is kept." */
  description?: ReactNode;
  /** `field` is the id of the control that is wrong. */
  errors: readonly { field: string; message: string }[];
  id?: string;
};

/** All that is wrong, above the form, each line a link to its field. Takes the focus, so that it is read out. */
export function ErrorSummary({ title, description, errors, id = "error-summary" }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div
      id={id}
      role="alert"
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="rounded-lg border border-danger-line border-s-4 border-s-danger bg-danger-soft px-4 py-3.5 outline-offset-2"
    >
      <FocusOnMount targetId={id} />
      <h2 id={`${id}-title`} className="flex items-center gap-2 text-ui font-semibold text-danger">
        <Icon name="circle-alert" />
        {title}
      </h2>
      {description ? <p className="mt-0.5 text-ui-sm text-ink">{description}</p> : null}
      <ul className="mt-2 grid gap-1">
        {errors.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            <a
              href={`#${field}`}
              className="inline-block py-0.5 text-ui text-danger underline decoration-1 underline-offset-4 hover:decoration-2"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
