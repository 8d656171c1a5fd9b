import { acknowledgeReceipt } from "@/lib/complaints/mutations/acknowledge";
import { fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { db, inTransaction } from "@/lib/db/client";
import { dayOf, hoursAfter, instantAt, moneyOf, receivedAt } from "../clock";
import { regionOf } from "../regions";
import { DEMO_CUSTOMERS } from "../story/customers";
import type { DemoCase } from "../story/types";
import { type Cast, must, type Scene } from "./scene";
import { playStep } from "./steps";

/** How long the automatic acknowledgement takes, in hours. */
const MACHINE_HOURS = 6 / 3600;
/** What somebody says on the phone is typed while they speak. */
const TYPING_HOURS = 0.1;

/** What belongs to a day of the story has happened by the midnight before the seeding, whatever the hour of that is. */
export function latestOf({ received }: DemoCase, anchor: Date): Date {
  return "minutesAgo" in received ? anchor : instantAt(dayOf(anchor), "00:00");
}

/** Files one complaint of the story and plays what became of it, each step at its hour. */
export async function playCase(story: DemoCase, cast: Cast, anchor: Date): Promise<string> {
  const received = receivedAt(story.received, anchor);
  const scene = await fileCase(story, cast, received);
  for (const [index, step] of story.steps.entries()) {
    const at = hoursAfter(received, step.h);
    const label = `${story.key}, step ${index} (${step.do} after ${step.h} h)`;
    if (at.getTime() > latestOf(story, anchor).getTime()) throw new Error(`${label} lies ahead`);
    try {
      await playStep(scene, step, at);
    } catch (error) {
      throw new Error(label, { cause: error });
    }
  }
  return scene.complaintId;
}

async function fileCase(story: DemoCase, cast: Cast, received: Date): Promise<Scene> {
  const known = DEMO_CUSTOMERS[story.who];
  if (!known) throw new Error(`no customer is called ${story.who}`);
  const { name, locale, email, phone = null } = known;
  const channel = story.channel ?? "web";
  const agent = cast.staff(story.by);
  const byWeb = channel === "web";
  const filing = {
    channel,
    receivedAt: received,
    locale,
    description: story.text,
    categoryKey: story.category,
    regionKey: regionOf(story),
    orderReference: story.order ?? null,
    amountPaid: story.paid ? moneyOf(story.paid) : null,
    remedySought: story.sought ?? null,
    mood: story.mood ?? null,
    name,
    email,
    phone,
  };
  const filedAt = byWeb ? received : hoursAfter(received, TYPING_HOURS);
  const filed = await fileComplaint({ filing, filedBy: byWeb ? null : agent, token: null }, filedAt);
  const { complaintId } = must(filed);
  const { customerId } = await db().complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { customerId: true },
  });
  // What the mail job does on delivery; whoever has no e-mail address gets no acknowledgement.
  if (email)
    await inTransaction((tx) => acknowledgeReceipt(tx, complaintId, hoursAfter(filedAt, MACHINE_HOURS)));
  const customer = { complaintId, customerId, byMail: true, proof: "link-checked" } as const;
  return { story, cast, agent, complaintId, customer };
}
