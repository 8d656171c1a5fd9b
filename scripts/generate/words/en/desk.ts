import { lines } from "../lines";
import type { DeskWords } from "../types";

export const DESK_EN: DeskWords = {
  holding: lines`
    I have read your message and I am on it right now. You will hear from me again within four hours.
    Thank you for telling us at once. I am talking to the people on site and will come back to you today.
    I can see how unpleasant this is. I have taken your case over myself and will report what I find.
    We are still looking for the cause. You have not been forgotten; the next news comes tomorrow at the latest.
    The supplier has asked for one more day. I am sorry that it takes so long and stay with it.
    Short news: the department concerned has confirmed what you describe and is checking the records.
    I have no result yet, but I did not want to leave you without a word.
    Your case is with our technicians. I will write as soon as they have answered.`,
  questions: lines`
    To go on I need one thing from you: a picture of the label, or simply the number printed on it.
    Could you tell me on which day this happened and roughly at what time?
    May I call you about it? Please name an hour that suits you.
    Would you rather have a new one or the money back?
    Could you look up whether the receipt names the branch?
    Is the address on the order still right?`,
  explained: lines`
    I have looked into it. The step that checks this was skipped on that day, and I can see from the records how it came about.
    Here is what happened: two orders were mixed up at packing, and yours left with the wrong label.
    The colleague on duty did not know the rule. That is our doing, since nobody had told him.
    The system had kept an old price. It has been corrected, and the difference is what you noticed.
    The carrier scanned the parcel as delivered although it was still in the van.
    Your message landed in a folder that was not read during the move of the team.
    The part comes from a batch that we have taken off the shelves since.
    The booking was made in two systems, and only one of them was told about your change.
    The refund was made, but to the card that was used three years ago. I have called it back.
    The desk was short of two people that evening. This explains the wait and does not excuse it.
    We checked the recording. You are right, and I am sorry for the tone that was used.
    The app shows cached data in this case. The technicians have found the place and mended it.`,
  refused: lines`
    I have gone through everything with care. The fee you ask about was named before the order was confirmed, so it stands.
    The damage you describe comes from the outside. I regret that the guarantee does not cover it.
    The typhoon closed the road for everybody. I am sorry that your day was spoiled, and there was nothing we could have done.
    The return reached us after the period had ended. I explained it to you so that you see how we came to this.
    Our records and the carrier's agree that the box was handed over. I regret that I cannot decide otherwise.
    The offer had ended on the day before. I understand that this is annoying.`,
  offers: lines`
    I am sorry for what happened. It was our mistake, and this is what we would like to do about it.
    Thank you for your patience. What we owe you is on its way without any further step on your side.
    You are right, and I apologise. Below you find what I can offer, and why.
    We got this wrong. I have checked what we can do and hope that it makes up for the trouble.
    I have spoken to everybody involved. Please accept our apology together with this offer.
    The fault lies with us. The amount below follows the rules that you can read on our page.
    I regret what you had to go through. Here is what is due to you, and something on top.
    This should not have happened. I would be glad if you accepted the following.
    I am sorry that it came to this. We will put it right in the way described below.
    Please excuse the trouble. You will have what is listed here within a week.`,
  closedOurs: lines`
    Everything we promised has reached you, so I am closing your case. Once more my apologies: the mistake was ours. If anything is still open, just write to me.
    Thank you for your patience. What we owed you is settled, the cause is on record, and the team concerned has changed how it works.
    Your case is settled. I am sorry for the trouble; the step that failed is now checked by a second person.
    I have checked that all of it arrived. What went wrong was our doing and has been put right. I close the case with an apology.
    We have kept what we promised. I apologise again and thank you for telling us, since others will profit from it.`,
  closedNotOurs: lines`
    I have explained what we found and why we decided as we did. I regret that it did not go the way you hoped, and close the case now.
    Nothing more is open from our side. I am sorry that this happened to you and hope that the explanation helped.
    I regret the inconvenience. As explained, it was out of our hands; should you see it differently, you can ask for another look.
    Thank you for your message. I am sorry for your trouble and have explained what led to it.`,
  solved: lines`
    I have put it right while we were talking. I am sorry for the trouble; the booking now reads as it should, and the mistake is explained in your confirmation.
    Done: the amount has been corrected. I apologise, it was a slip on our side and you will see it on your next statement.
    The missing part went out today by courier. I am sorry; it had been left on the packing table.
    The page now shows the right hours. I am sorry that you came for nothing, an old text had been left in place.
    Your points are back. I apologise; the nightly run had stopped halfway and has been repeated.`,
  enquiryAnswers: lines`
    Yes, that is possible until six in the evening of the day before. You can change it yourself under "My bookings".
    It is valid for one year from the day of purchase, in every branch.
    There is no charge for it. Simply show the confirmation at the counter.
    Children under six stay free of charge; an extra bed can be had on request.
    You have thirty days for a return, counted from the day it was delivered.
    Tax is included in all prices you see.
    A friend may use it in your place, the code is enough.
    The car park is open all night and free for guests.
    You need no more than the order number.
    We do offer a discount for groups of ten and more.`,
  notes: lines`
    Called the branch, they will check the camera of that evening.
    Customer is polite, wants a solution rather than money.
    Same batch as last month, product team knows.
    Do not call before noon.
    Receipt seen and copied.
    Waiting for the carrier's answer.
    Second message about the same thing, linked by hand.
    Checked the log: two bookings within one minute.
    Price on the page was wrong between two and five.
    Has been a guest since we opened, please treat with care.
    Warehouse confirms that the box was damaged before loading.
    Nothing in the records. Asked finance.`,
  phoneNotes: lines`
    Called, no answer, left a message.
    Spoke for ten minutes, is calmer now. Prefers a replacement.
    Called back as agreed. Wants everything in writing.
    Explained the rule, is not happy but accepts it.
    Line busy, will try again this afternoon.
    Thanked us for calling. The item works now.`,
  taskRequests: lines`
    Please check whether this item belongs to the batch we took back.
    Was the refund booked? The customer has not seen it.
    Which driver was on this tour, and what does he say?
    Please look into the log of that hour.
    Can this be repaired, and how long would it take?
    Is there a recording of this call?
    Please confirm the price that was shown on that day.
    May we promise delivery by the end of the week?`,
  taskAnswers: lines`
    Yes, same batch. The rest has been taken off the shelf.
    Booked on Friday, should be visible by tomorrow.
    The driver confirms it. We have talked to him.
    Found it, an error in the night run. Mended.
    Repair takes five days, a new one is quicker.
    Recording heard: the customer is right.
    The price was wrong for three hours.
    Yes, it is on the van of Thursday.`,
  callBacks: lines`
    Called. The remedy had come too late to be of use; apologised and explained.
    Spoke at length. The amount was not the point, nobody had called. Thanked us for this one.
    Not reached, tried three times.
    Called. Will give us another chance.`,
  reopenings: lines`
    The new item has the same fault: taken up again.
    Everything promised was delivered; the call-back has settled the rest.
    Nothing new to decide.
    Our answer did not deal with the second half of the complaint.`,
  approvals: lines`
    Facts checked, agreed.
    In line with similar cases.
    Agreed. Please call the customer as well.
    Fine, the loss is proven.`,
  sentBack: lines`
    Please attach the receipt first.
    The loss is not proven yet.
    Too much for what happened, see the similar cases.`,
};
