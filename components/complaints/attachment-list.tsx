import { Icon } from "@/components/ui/icon";
import { type AttachmentView, SCAN_NOTES } from "@/lib/attachments/types";
import { formatFileSize } from "@/lib/i18n/file-size";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { withQuery } from "@/lib/paths";

type AttachmentListProps = {
  files: readonly AttachmentView[];
  /** Where this reader gets a file, by its key. */
  href: (key: string) => string;
  /** What was noticed about a file; for colleagues. */
  showNotes?: boolean;
};

/** The files of a message: small pictures, names, sizes. A picture opens beside the page, a PDF is saved. */
export async function AttachmentList({ files, href, showNotes }: AttachmentListProps) {
  if (files.length === 0) return null;
  const [t, locale] = await Promise.all([getTranslations("files"), getLocale()]);
  return (
    <ul aria-label={t("list")} className="mt-3 flex flex-wrap gap-2">
      {files.map((file) => (
        <li key={file.key} className="max-w-full">
          <a
            href={href(file.key)}
            {...(file.kind === "picture" ? { target: "_blank", rel: "noopener" } : { download: file.name })}
            className="flex max-w-full items-center gap-2.5 rounded-lg border border-line bg-raised p-1.5 pe-3 text-ui-sm hover:border-line-strong hover:bg-hover"
          >
            <Thumbnail file={file} src={withQuery(href(file.key), { preview: 1 })} />
            <span className="grid min-w-0">
              <span className="line-clamp-2 max-w-56 font-medium wrap-anywhere">{file.name}</span>
              <span className="text-muted">
                <span className="tabular">{formatFileSize(file.byteSize, locale)}</span>
                {showNotes ? <Notes noted={file.scanNotes} words={(note) => t(`note.${note}`)} /> : null}
                <span className="sr-only"> ({t(file.kind === "picture" ? "newTab" : "download")})</span>
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Two sizes fit all: what is tall is cut to a square, and nothing moves when it comes. */
function Thumbnail({ file, src }: { file: AttachmentView; src: string }) {
  const box = "size-14 shrink-0 rounded-md bg-sunken";
  if (file.kind === "picture")
    return <img src={src} alt="" width={56} height={56} loading="lazy" className={`${box} object-cover`} />;
  return (
    <span className={`${box} grid place-items-center text-muted`}>
      <Icon name="file-text" className="size-6" />
    </span>
  );
}

// Only what a colleague should know before opening it; that a picture was made anew goes without saying.
const WORTH_SAYING = SCAN_NOTES.filter((note) => note !== "metadata-removed");
type SaidNote = (typeof WORTH_SAYING)[number];

function Notes({ noted, words }: { noted: readonly string[]; words: (note: SaidNote) => string }) {
  return WORTH_SAYING.filter((note) => noted.includes(note)).map((note) => (
    <span key={note} className={note === "made-smaller" ? "" : "font-medium text-warning"}>
      {" · "}
      {words(note)}
    </span>
  ));
}
