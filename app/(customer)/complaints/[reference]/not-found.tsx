import { NeedsLink } from "./_components/needs-link";

/** Only where the server could not be told its status otherwise; see answerWithStatus. */
export default function ComplaintNotFound() {
  return <NeedsLink />;
}
