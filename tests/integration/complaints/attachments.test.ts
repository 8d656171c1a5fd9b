import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { fileResponse, noSuchFile, previewResponse } from "@/lib/attachments/file-response";
import { MAX_FILES_PER_CASE } from "@/lib/attachments/limits";
import { type FormFile, receiveFiles } from "@/lib/attachments/mutations/receive";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { openLink } from "@/lib/complaints/customer-proof";
import { addNote } from "@/lib/complaints/mutations/add-note";
import { fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { sendMessage } from "@/lib/complaints/mutations/send-message";
import { customerFile, customerPreview, staffFile, staffPreview } from "@/lib/complaints/queries/attachments";
import { customerView } from "@/lib/complaints/queries/customer-view";
import { caseTimeline } from "@/lib/complaints/queries/timeline";
import { db } from "@/lib/db/client";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { complaintToken } from "@/lib/links/complaint-link";
import { aColleague } from "../../support/factories/desk";
import { aForm, aJpeg, aPdf, aSender, type SentFile } from "../../support/factories/files";
import { aFiledComplaint, aFiling, FILED_AT } from "../../support/factories/filing";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

const LATER = new Date(FILED_AT.getTime() + 3_600_000);
const ofComplaint = (complaintId: string) => db().attachment.count({ where: { complaintId } });

async function kept(
  files: SentFile[],
  token: string = randomUUID(),
): Promise<{ token: string; files: FormFile[] }> {
  const received = await receiveFiles(aForm(files), aSender({ token }), FILED_AT);
  expect(received.problems).toEqual([]);
  return { token, files: received.files };
}
const onePdf = () => kept([["receipt.pdf", aPdf()]]);

async function proofOf(complaintId: string): Promise<CustomerProof> {
  const opened = await openLink(complaintToken(complaintId, 1));
  if (!opened) throw new Error("the link does not open");
  return opened.proof;
}

describe("filing with files", () => {
  it("makes them part of the description, once, however often the form is sent", async () => {
    const filing = aFiling();
    const sent: SentFile[] = [
      ["photo.jpg", await aJpeg()],
      ["receipt.pdf", aPdf()],
    ];
    const token = randomUUID();
    const results = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { files } = await kept(sent, token);
        return fileComplaint({ filing, filedBy: null, token, files }, FILED_AT);
      }),
    );
    const ids = new Set(results.map((result) => (result.ok ? result.value.complaintId : result.reason)));
    expect(ids.size).toBe(1);
    const [complaintId = ""] = ids;
    expect(results.filter((result) => result.ok && !result.value.repeated)).toHaveLength(1);
    const rows = await db().attachment.findMany({ where: { complaintId }, include: { message: true } });
    expect(rows.map(({ name }) => name).sort()).toEqual(["photo.jpg", "receipt.pdf"]);
    const { customerId } = await db().complaint.findUniqueOrThrow({ where: { id: complaintId } });
    for (const { message, authorId } of rows) {
      expect(message?.kind).toBe("description");
      expect(authorId).toBe(customerId);
    }
    expect(await db().attachment.count({ where: { complaintId: null, name: "photo.jpg" } })).toBe(0);
  });

  it("is another form with other files, and then takes none", async () => {
    const filing = aFiling();
    const { token, files } = await onePdf();
    const first = await fileComplaint({ filing, filedBy: null, token, files }, FILED_AT);
    const more = await kept([["other.pdf", aPdf()]], token);
    expect(await fileComplaint({ filing, filedBy: null, token, files: more.files }, FILED_AT)).toEqual({
      ok: false,
      reason: "token-used",
    });
    expect(first.ok && (await ofComplaint(first.value.complaintId))).toBe(1);
  });
});

describe("a message with files", () => {
  it("brings a customer's once, and takes no more than a case can hold", async () => {
    const { complaintId } = await aFiledComplaint();
    const proof = await proofOf(complaintId);
    const { token, files } = await onePdf();
    const reply = () => replyAsCustomer(proof, { body: "See the receipt.", token, files }, LATER);
    const results = await Promise.all([reply(), reply(), reply()]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await ofComplaint(complaintId)).toBe(1);
    await db().attachment.createMany({
      data: Array.from({ length: MAX_FILES_PER_CASE - 1 }, () => aFillerRow()),
    });
    await db()
      .$executeRaw`UPDATE attachment SET message_id = (SELECT id FROM message WHERE complaint_id = ${complaintId}::uuid LIMIT 1),
      complaint_id = ${complaintId}::uuid WHERE name = 'filler.pdf' AND complaint_id IS NULL`;
    const full = await onePdf();
    expect(await replyAsCustomer(proof, { body: "One more.", ...full }, LATER)).toEqual({
      ok: false,
      reason: "too-many-files",
    });
    expect(await db().message.count({ where: { complaintId, body: "One more." } })).toBe(0);
  });

  it("shows the customer what is theirs to see, and colleagues all", async () => {
    const agent = await aColleague();
    const { complaintId } = await aFiledComplaint();
    const { version } = await db().complaint.findUniqueOrThrow({ where: { id: complaintId } });
    const message = { complaintId, body: "Here is the form.", contains: [], thenWait: false };
    const [answer, note] = [await kept([["form.pdf", aPdf()]]), await kept([["internal.pdf", aPdf()]])];
    const sent = { ...message, kind: "answer", expectedVersion: version, files: answer.files } as const;
    expect((await sendMessage(agent, sent, LATER)).ok).toBe(true);
    const written = { complaintId, kind: "internal-note", body: "Looks forged.", files: note.files } as const;
    expect((await addNote(agent, written, LATER)).ok).toBe(true);
    const view = await customerView(await proofOf(complaintId));
    const shown = view?.entries.flatMap((entry) => (entry.kind === "message" ? entry.files : []));
    expect(shown?.map(({ name }) => name)).toEqual(["form.pdf"]);
    await replyAsCustomer(await proofOf(complaintId), { body: "Thank you.", token: randomUUID() }, LATER);
    const story = await caseTimeline(agent, complaintId);
    expect(story.filter((entry) => entry.entry === "message").map(({ contains }) => contains)).toEqual([
      [],
      [],
      [],
      [],
    ]);
    const all = story.flatMap((entry) => (entry.entry === "message" ? entry.files : []));
    expect(all.map(({ name }) => name).sort()).toEqual(["form.pdf", "internal.pdf"]);
  });
});

function aFillerRow() {
  const unique = randomUUID();
  return {
    key: unique.replaceAll("-", "").padEnd(43, "x"),
    tokenHash: Buffer.from(unique),
    sourceSha256: Buffer.from(unique),
    sha256: Buffer.from(unique),
    kind: "pdf",
    mediaType: "application/pdf",
    byteSize: 1,
    name: "filler.pdf",
    authorKind: "customer",
    createdAt: FILED_AT,
  };
}

describe("who gets a file", () => {
  it("customers their own of what their page shows, staff every one under its own case", async () => {
    const agent = await aColleague();
    const own = await aFiledComplaint();
    const foreign = await aFiledComplaint();
    const photo = await kept([["photo.jpg", await aJpeg()]]);
    const secret = await kept([["secret.jpg", await aJpeg()]]);
    const waiting = await kept([["waiting.jpg", await aJpeg()]]);
    const mine = await proofOf(own.complaintId);
    await replyAsCustomer(mine, { body: "A picture.", ...photo }, LATER);
    const note = { complaintId: own.complaintId, kind: "internal-note", body: "For us." } as const;
    await addNote(agent, { ...note, files: secret.files }, LATER);
    const theirs = await proofOf(foreign.complaintId);
    const keyOf = ({ files }: { files: FormFile[] }) => files[0]?.key ?? "";
    const matrix = [
      { file: photo, own: true, foreign: false, staff: true, staffElsewhere: false },
      { file: secret, own: false, foreign: false, staff: true, staffElsewhere: false },
      { file: waiting, own: false, foreign: false, staff: false, staffElsewhere: false },
      { file: { files: [] }, own: false, foreign: false, staff: false, staffElsewhere: false },
    ];
    for (const { file, ...expected } of matrix) {
      const key = keyOf(file);
      const here = { reference: own.reference, key };
      const elsewhere = { reference: foreign.reference, key };
      const asFile = {
        own: (await customerFile(mine, key)) !== null,
        foreign: (await customerFile(theirs, key)) !== null,
        staff: (await staffFile(agent, here)) !== null,
        staffElsewhere: (await staffFile(agent, elsewhere)) !== null,
      };
      const asPreview = {
        own: (await customerPreview(mine, key)) !== null,
        foreign: (await customerPreview(theirs, key)) !== null,
        staff: (await staffPreview(agent, here)) !== null,
        staffElsewhere: (await staffPreview(agent, elsewhere)) !== null,
      };
      expect(asFile).toEqual(expected);
      expect(asPreview).toEqual(expected);
    }
  });
});

describe("how a file goes out", () => {
  const content = new Uint8Array([1, 2, 3]);
  const name = "收據.pdf";

  it("a PDF only as a download, a picture in place; nothing cached, nothing run", async () => {
    const pdf = fileResponse({ name, mediaType: "application/pdf", content });
    expect(pdf.headers.get("content-disposition")).toBe(
      `attachment; filename="__.pdf"; filename*=UTF-8''%E6%94%B6%E6%93%9A.pdf`,
    );
    const picture = fileResponse({ name: "a.jpg", mediaType: "image/jpeg", content });
    expect(picture.headers.get("content-disposition")).toMatch(/^inline; /);
    for (const response of [pdf, picture, previewResponse({ name, preview: content }), noSuchFile()]) {
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("cache-control")).toBe("private, no-store");
      expect(response.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
    }
    expect(new Uint8Array(await pdf.arrayBuffer())).toEqual(content);
    expect(noSuchFile().status).toBe(404);
  });
});
