type TimestampProps = {
  at: Date;
  /** What is read: "3 hours ago", "22 Nov, 14:20"; from lib/i18n/format. */
  children: string;
  /** The full instant, on hover. */
  title?: string;
  className?: string;
};

/** An instant in words, with the machine-readable instant behind it. */
export function Timestamp({ at, children, title, className }: TimestampProps) {
  return (
    <time dateTime={at.toISOString()} title={title} className={className}>
      {children}
    </time>
  );
}
