import { lines } from "../lines";
import type { LetterWords } from "../types";

export const LETTERS_EN: LetterWords = {
  greetings: lines`
    Hello,
    Good morning,
    Dear team,
    To whom it may concern,
    Dear Sir or Madam,
    Hi there,
    Good evening,`,
  openings: lines`
    I am writing about something that should not have happened.
    I have been a customer for years and this is my first complaint.
    I do not usually write letters like this one.
    Please read this to the end, it will not take long.
    I would like to report a problem.
    Something went wrong and I hope you can put it right.
    I tried to solve this by phone and failed.
    Let me tell you what happened {when}.
    I am not asking for much.
    This is about my last visit to {shop}.
    My colleague recommended you, which is why I am surprised.
    I hope this reaches somebody who can decide something.`,
  history: lines`
    I have called {times} and each time somebody promised to ring back.
    I wrote to you {days} ago without an answer.
    The person on the phone was friendly but could do nothing.
    At {shop} they told me to use the web form instead.
    I was told it would be looked into, that was {days} ago.
    Your colleague took all my details down and then the line was cut.
    The chat closed by itself after twenty minutes of waiting.
    I sent pictures {times} and was asked for pictures again.
    Each department sends me to the next one.
    My last mail came back as undeliverable.
    I even came by in person {when}.
    Nobody has apologised so far.`,
  feelings: lines`
    I am disappointed.
    This is frustrating.
    I find it hard to believe that this is how you treat regular customers.
    To be honest I am fed up with it.
    It spoiled the whole day for us.
    I expected better from you.
    This is simply unacceptable.
    I am more puzzled than cross.
    I felt ignored.
    We laughed about it at first, now we do not.
    It is a small thing, but it bothers me.
    I am angry and I think I have every reason to be.
    I would rather not have to write this.
    It makes me think twice about ordering again.`,
  asks: lines`
    Please send me a new one.
    I would like my money back.
    Please tell me when this will be settled.
    I expect a refund of the difference.
    An explanation would be enough for me.
    Please have it collected and replaced.
    Please correct the bill.
    I would like to speak to somebody who can decide.
    Kindly let me know what you are going to do.
    Please make sure that this does not happen to others.
    I think a gesture would be in order.
    Please confirm in writing.
    A sincere apology would go a long way.
    Please just answer me.`,
  hardships: lines`
    My mother is 82 years old and cannot carry it back to the shop.
    I use a wheelchair and could not get past the boxes.
    I had my toddler with me and nowhere to sit.
    I am pregnant and was left standing for an hour.
    My father is ill and needs the medication that was in that bag.
    I lost my job in spring and every coin counts.
    My husband passed away in March, and the booking was in his name.
    I am deaf, so calling your hotline is no option for me.
    I was in tears when I came home.
    Somebody used my card for orders I did not make.
    Our internet is down since this morning and I work from home.
    We were stranded at midnight with two small children.`,
  threats: lines`
    If I hear nothing I will leave a one star review.
    My lawyer will write to you next.
    I will take this to the consumer protection office.
    A friend of mine works for the newspaper.
    I will post all of this on Facebook.
    I am ready to go to court about it.
    This is urgent.
    Please answer as soon as possible.`,
  endings: lines`
    Thank you.
    Kind regards
    Thank you for looking into it.
    I look forward to your reply.
    Best regards
    Sincerely
    Have a good day.
    Thanks in advance.`,
  sought: lines`
    A new one
    My money back
    Refund of the difference
    An apology
    An explanation
    Somebody should call me
    Please repair it
    Correct the invoice
    Deliver it this week
    A voucher would be fine
    That it does not happen again
    Give me back my points`,
  replies: lines`
    Here is the order number you asked for, it is on the invoice as well.
    I have attached the pictures to my first message.
    It happened in the evening, I think around eight.
    Yes, I still have the receipt.
    No, I did not change anything.
    You may call me in the afternoon.
    The colour is dark green, size medium.
    I paid by card.
    The parcel came on a Tuesday, signed for by my neighbour.
    Yes, please go ahead.
    That would be fine with me.
    The address is still the same.
    I was alone at the counter.
    The serial number is on the back, I will look it up tonight.`,
  chasers: lines`
    Is there any news?
    It has been {days} and I have not heard from you.
    Could somebody please tell me where things stand?
    I am still waiting.
    You said I would hear from you by now.
    Just checking that my message arrived.
    Please do not forget me.
    Nothing has come so far.`,
  declines: lines`
    Thank you, but that is not what I asked for.
    I would rather have the money than a voucher.
    This is far too little for the trouble I had.
    I do not shop with you any more, so a discount is of no use.
    Keep it, an honest apology would have been enough.
    My claim is with my bank now.
    I have already bought one elsewhere.
    Please make me a better offer.`,
  withdrawals: lines`
    It has arrived after all, please close this.
    I found the mistake, it was mine.
    This has been settled at the shop.
    Never mind, thank you.
    My bank has sorted it out.`,
  comments: {
    good: lines`
      Quick and friendly, thank you.
      The lady who called me really listened.
      You kept your word to the hour.
      I did not expect so much for such a small thing.
      Solved in one go.
      Clear answer, fair offer.
      I will come back.
      Nice that somebody took the blame for once.
      Everything arrived as promised.
      The best answer I ever got from a company.
      Somebody read my letter to the end.
      Honest and fast.`,
    fair: lines`
      It worked out in the end.
      Took a while, but fine.
      Friendly, but I had to explain it twice.
      The voucher is all right.
      Average.
      A call would have been quicker than four mails.
      I got what I was owed, no more.
      The form was easy, the waiting was not.`,
    bad: lines`
      Much too slow.
      Nobody answered my actual question.
      The same text block three times.
      I still do not know what went wrong.
      The amount is an insult.
      I had to chase you all the way.
      Never again.
      You promised a call and it never came.
      The new one has the same fault.
      I feel that nobody read my message.
      A company of this size should do better.
      Closed without asking me.`,
  },
  slots: {
    days: lines`
      three days
      four days
      five days
      a week
      nine days
      ten days
      two weeks
      three weeks
      a month
      six weeks`,
    when: lines`
      yesterday evening
      on Sunday
      on Friday night
      last Tuesday
      last weekend
      during the holidays
      this morning
      on Monday
      last month
      in the first week of the month`,
    since: lines`
      yesterday
      last Sunday
      Friday
      the beginning of the month
      last week
      the holidays
      this morning
      Monday
      last month
      the update`,
    times: lines`
      twice
      three times
      four times
      five times
      at least six times
      more than once`,
    shop: lines`
      your store in Xinyi
      the Da'an branch
      the hotel in Tamsui
      the hotel by the river
      your restaurant in Banqiao
      the outlet at the airport
      the shop in Zhongshan
      the Ximen store
      the seaside hotel
      your branch in Taichung`,
  },
};
