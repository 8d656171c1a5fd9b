/** The one form that all rows' buttons belong to; a lead chooses first whom they assign to. */
export const ASSIGN_FORM = "assign";
