/** The look shared by everything one types or chooses in. */
export const CONTROL =
  "block w-full rounded-lg border border-line-strong bg-surface px-pad text-ui text-ink " +
  "transition-[border-color] duration-100 hover:border-muted " +
  "focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 " +
  "aria-invalid:border-danger aria-invalid:bg-danger-soft/40 " +
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken";
