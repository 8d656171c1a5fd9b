import { randomUUID } from "node:crypto";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { addNote } from "@/lib/complaints/mutations/add-note";
import { assessComplaint } from "@/lib/complaints/mutations/assess";
import { assignComplaint } from "@/lib/complaints/mutations/assign";
import { changeSeverity } from "@/lib/complaints/mutations/change-severity";
import { moveByStaff } from "@/lib/complaints/mutations/move";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { sendMessage } from "@/lib/complaints/mutations/send-message";
import { withdraw } from "@/lib/complaints/mutations/withdraw";
import { db } from "@/lib/db/client";
import { saveDraft } from "@/lib/drafts/mutations";
import { answerTask, createTask } from "@/lib/tasks/mutations";
import { hoursAfter } from "../clock";
import type { Step } from "../story/types";
import { assessmentOf } from "./assessment";
import { playMoney } from "./money-steps";
import { must, type Scene } from "./scene";

/** Plays one step by the app's own mutation, as if its hour were now. */
export async function playStep(scene: Scene, step: Step, now: Date): Promise<void> {
  const { complaintId, agent, cast } = scene;
  switch (step.do) {
    case "assign": {
      const to = step.to ? cast.staff(step.to) : agent;
      // Giving a case to a colleague is a lead's.
      const actor = to.id === agent.id ? agent : cast.staff("priya");
      must(await assignComplaint(actor, { complaintId, to: to.id }, now));
      return;
    }
    case "note":
    case "phone-note": {
      const author = step.by ? cast.staff(step.by) : agent;
      const kind = step.do === "note" ? "internal-note" : "phone-note";
      must(await addNote(author, { complaintId, kind, body: step.body }, now));
      return;
    }
    case "customer-message":
      must(await replyAsCustomer(scene.customer, { body: step.body, token: randomUUID() }, now));
      return;
    case "withdraw":
      must(await withdraw(scene.customer, now));
      return;
    case "draft":
      await saveDraft(agent, { complaintId, kind: step.kind, body: step.body }, now);
      return;
    case "ask-department":
    case "department-answers":
      return playTask(scene, step, now);
    case "assess":
    case "severity":
    case "answer":
    case "holding-reply":
    case "move":
    case "close":
      return playVersioned(scene, step, now);
    default:
      return playMoney(scene, step, now);
  }
}

type TaskStep = Extract<Step, { do: "ask-department" | "department-answers" }>;

async function playTask(scene: Scene, step: TaskStep, now: Date): Promise<void> {
  const { complaintId, agent, cast } = scene;
  if (step.do === "ask-department") {
    const { request, dueInHours } = step;
    const departmentId = cast.department(step.department);
    const dueAt = hoursAfter(now, dueInHours);
    must(await createTask(agent, { complaintId, departmentId, ownerId: null, request, dueAt }, now));
    return;
  }
  const task = await db().task.findFirstOrThrow({
    where: { complaintId, kind: "department", doneAt: null },
    select: { id: true },
  });
  must(await answerTask(cast.staff(step.by), { taskId: task.id, answer: step.answer }, now));
}

type Versioned = Extract<Step, { do: "assess" | "severity" | "answer" | "holding-reply" | "move" | "close" }>;

/** Steps that name the version they saw, as the forms do. */
async function playVersioned(scene: Scene, step: Versioned, now: Date): Promise<void> {
  const { complaintId, agent, cast } = scene;
  const seen = await db().complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { version: true, reference: true, vulnerable: true, emotionalImpact: true },
  });
  const expectedVersion = seen.version;
  switch (step.do) {
    case "assess": {
      const assessment = assessmentOf(scene, step, seen);
      must(await assessComplaint(agent, { complaintId, expectedVersion, assessment }, now));
      return;
    }
    case "severity": {
      const change = { complaintId, expectedVersion, severity: step.to, reason: step.reason };
      must(await changeSeverity(cast.staff(step.by), change, now));
      return;
    }
    case "answer":
    case "holding-reply": {
      const { body, contains, thenWait = false } = step;
      const message = { complaintId, expectedVersion, kind: step.do, body, contains, thenWait };
      must(await sendMessage(agent, message, now));
      return;
    }
    case "move":
      must(await moveByStaff(agent, { complaintId, expectedVersion, to: step.to, twinReference: null }, now));
      return;
    case "close": {
      const { way, outcome, cause, message, contains } = step;
      must(
        await closeComplaint(
          agent,
          {
            complaintId,
            reference: seen.reference,
            version: expectedVersion,
            way,
            outcome,
            rootCause: cause,
            message,
            apology: contains.includes("apology"),
            regret: contains.includes("regret"),
            explanation: contains.includes("explanation"),
          },
          now,
        ),
      );
    }
  }
}
