import api from "./en/api.json";
import approvals from "./en/approvals.json";
import audit from "./en/audit.json";
import auth from "./en/auth.json";
import awards from "./en/awards.json";
import budgets from "./en/budgets.json";
import calendars from "./en/calendars.json";
import caseFile from "./en/case.json";
import closing from "./en/closing.json";
import common from "./en/common.json";
import compensation from "./en/compensation.json";
import crash from "./en/crash.json";
import credentials from "./en/credentials.json";
import dashboard from "./en/dashboard.json";
import duty from "./en/duty.json";
import errors from "./en/errors.json";
import extensions from "./en/extensions.json";
import fairness from "./en/fairness.json";
import files from "./en/files.json";
import filing from "./en/filing.json";
import held from "./en/held.json";
import home from "./en/home.json";
import ledger from "./en/ledger.json";
import letters from "./en/letters.json";
import mail from "./en/mail.json";
import notifications from "./en/notifications.json";
import outbox from "./en/outbox.json";
import packs from "./en/packs.json";
import payee from "./en/payee.json";
import payouts from "./en/payouts.json";
import policies from "./en/policies.json";
import policy from "./en/policy.json";
import policyEditor from "./en/policyEditor.json";
import policyLint from "./en/policyLint.json";
import policyWords from "./en/policyWords.json";
import privacy from "./en/privacy.json";
import queue from "./en/queue.json";
import settings from "./en/settings.json";
import shell from "./en/shell.json";
import simulation from "./en/simulation.json";
import sla from "./en/sla.json";
import staffMail from "./en/staffMail.json";
import stock from "./en/stock.json";
import survey from "./en/survey.json";
import system from "./en/system.json";
import tasks from "./en/tasks.json";
import terms from "./en/terms.json";
import tracking from "./en/tracking.json";
import triage from "./en/triage.json";
import vouchers from "./en/vouchers.json";

/** One entry per namespace; the file's name is the namespace. */
export const en = {
  api,
  approvals,
  audit,
  auth,
  awards,
  budgets,
  calendars,
  case: caseFile,
  closing,
  common,
  compensation,
  credentials,
  crash,
  dashboard,
  duty,
  errors,
  extensions,
  fairness,
  files,
  filing,
  held,
  home,
  ledger,
  letters,
  mail,
  notifications,
  outbox,
  packs,
  payee,
  payouts,
  policies,
  policy,
  policyEditor,
  policyLint,
  policyWords,
  privacy,
  queue,
  settings,
  shell,
  simulation,
  sla,
  staffMail,
  stock,
  survey,
  system,
  tasks,
  terms,
  tracking,
  triage,
  vouchers,
};
