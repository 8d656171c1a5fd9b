import { items, lines } from "../lines";
import type { CategoryWords } from "../types";

export const CATEGORIES_EN: CategoryWords = {
  service: {
    products: items`
      the front desk, the breakfast room, the service counter, the concierge,
      the restaurant on the top floor, the pick-up point, the repair desk, the hotline,
      the store at the station, the housekeeping team`,
    what: lines`
      I stood at {product} for forty minutes while three people behind it talked to each other.
      The gentleman at {product} told me to come back later and then closed early.
      Nobody at {product} knew anything about the booking I made {days} ago.
      I was sent from {product} to another desk and back again {times}.
      At {product} they said my name wrong, lost my coat ticket and laughed about it.
      I asked {product} for a high chair and was told that this is not a nursery.
      Somebody from {product} promised to ring me within the hour and never did.
      The table we had reserved through {product} was given to another party.
      Two members of staff at {product} argued in front of us about whose turn it was.
      I paid for the quiet package and {product} put us next to the lift machine.`,
    more: lines`
      It was not even busy, perhaps six guests in the whole place.
      When I asked for a manager I was told there was none on duty.
      My wife had already confirmed everything by phone the day before.
      The person had no name badge, so I cannot tell you who it was.
      We ended up eating somewhere else.
      I understand that people have bad days, but this was the second time.`,
  },
  product: {
    products: items`
      kettle, desk lamp, rice cooker, office chair, set of bed linen, coffee grinder, air purifier,
      frying pan, bookshelf, hair dryer, blender, standing fan, dehumidifier, suitcase,
      electric toothbrush, wall clock`,
    what: lines`
      The {product} I bought stopped working after {days}.
      One leg of the {product} was bent when I opened the box.
      My new {product} makes a grinding noise and smells of plastic.
      The {product} is a different colour from the one shown on your page.
      The lid of the {product} does not close, however gently I press it.
      Three screws were missing, so the {product} still stands half built in my hall.
      The {product} leaks from the bottom, about a cup every evening.
      The instructions for the {product} are for another model.
      After two washes the {product} looks ten years old.
      The switch of the {product} came off in my hand.
      The {product} turns itself off every few minutes and beeps.`,
    more: lines`
      I followed the manual step by step and filmed it.
      The shop says the guarantee does not cover it, without having looked.
      I kept the box and all the parts.
      A friend has the same one and hers is fine.
      The serial number has been scratched off.
      It was a birthday present, which makes it worse.`,
  },
  returns: {
    products: items`
      jacket, pair of shoes, table, curtains, vacuum cleaner, headphones, gift set, mattress, carpet,
      mirror, tent, espresso machine`,
    what: lines`
      I sent the {product} back {days} ago and still have no refund.
      You credited only half of what I paid for the {product}.
      I was charged a restocking fee for the {product} that nobody had mentioned.
      The return label for the {product} does not scan at the parcel shop.
      My return of the {product} was refused because the bag was opened, which it had to be.
      You say the {product} never arrived, but the carrier has your signature.
      The refund for the {product} went to a card I closed last year.
      I have filled in the return form for the {product} {times} now.
      You took the voucher off my refund for the {product} as if I had not paid with it.`,
    more: lines`
      The tracking page says delivered, signed for by your own warehouse.
      Your chat told me five working days, then ten, then nothing.
      All labels were still on it.
      I attached the receipt the first time already.
      The amount is not huge but it is mine.`,
  },
  communication: {
    products: items`
      the newsletter, the app, your last letter, the booking mail, the chat window, the phone menu,
      the status page, the price list, the opening hours on the door, the invoice mail`,
    what: lines`
      According to {product} my visit was confirmed, according to your staff it was not.
      I get {product} in a language I do not read although I changed it {times}.
      Your page says one thing, {product} says another.
      I wrote to you {days} ago and only got an automatic answer.
      There is no way to reach a person through {product}.
      {shop} cancelled my appointment by a text message five minutes before.
      The reply I got was meant for somebody else and had their address in it.
      Your agent hung up while I was reading the order number aloud.
      The answer I received explained nothing and was signed by no one.`,
    more: lines`
      I can send screenshots.
      Each time I have to explain everything from the beginning.
      I asked for a short call, not for a link to your questions page.
      If I had known, I would have made other plans.
      A single clear sentence would have been enough.`,
  },
  delivery: {
    products: items`
      parcel, sofa, crate of tea, bed frame, flower box, refrigerator, garden set, lunch order,
      wine order, bicycle, cot, printer`,
    what: lines`
      The {product} was due {days} ago and has not come.
      The driver left the {product} in the rain in front of the house.
      I stayed at home for the {product} {times} and nobody rang.
      The {product} arrived with one corner crushed.
      The {product} was handed to a neighbour I do not know.
      You delivered somebody else's {product} to me and took mine elsewhere.
      The {product} has been travelling between two depots since {since}.
      The carrier wanted money at the door for the {product}, which was paid for.
      Only one of the two boxes with the {product} came.`,
    more: lines`
      The picture in the app shows a door that is not mine.
      I had asked for the evening slot and paid for it.
      The hotline of the carrier sends me back to you.
      The lift in our building works, so that is no excuse.
      I have kept the packaging as it was.`,
  },
  billing: {
    products: items`
      minibar, parking space, breakfast, express delivery, gift wrapping, membership, spa treatment,
      late check-out, cleaning fee, deposit`,
    what: lines`
      My statement shows the {product} twice.
      I was charged for {product}, which I never had.
      The {product} was free in the offer and costs money on the bill.
      The invoice for the {product} came with another company's name.
      I cancelled the {product} in time and it was taken all the same.
      There is a line "other services" on my bill that nobody can explain.
      The exchange rate you used for the {product} is far from the day's rate.
      I paid the {product} in cash and it was taken from my card as well {when}.
      The discount for members was not taken off the {product}.`,
    more: lines`
      My bank says the claim has to go to you first.
      I have the receipt in front of me.
      It is the same mistake as last year.
      Nobody at the desk could see what it was for.
      The amounts do not add up, whichever way I count.`,
  },
  account: {
    products: items`
      log-in, points balance, password, profile, mobile number, gift card, app, member card,
      saved address, booking history`,
    what: lines`
      I cannot get into my account any more, the {product} is refused.
      My {product} disappeared after the update {when}.
      I changed my {product} {times} and it jumps back to the old one.
      After merging my two accounts the {product} is gone.
      The code for the {product} arrives after it has expired.
      Your app shows another person's {product} when I open it.
      I asked you {days} ago to delete my {product} and it is still there.
      Since {since} the {product} says "something went wrong" and nothing else.`,
    more: lines`
      I use the newest version on two different phones.
      The chat robot keeps asking me to reset what I have reset already.
      There were about two years of stays in it.
      I need it for a booking next week.
      It works for my husband, on the same network.`,
  },
  safety: {
    products: items`
      balcony rail, adapter, shower floor, heater, bunk bed, glass door, lift, escalator, grill, pram,
      salad, fish`,
    what: lines`
      The {product} is not safe, it gave way when I leaned on it.
      There was broken glass near the {product} and nobody put up a sign.
      I slipped because of the {product} and my knee is swollen since {since}.
      Smoke was coming out of the {product} while we were asleep.
      After eating the {product} two of us were ill for {days}.
      The {product} had sharp edges that no one had covered.
      I told you about the {product} {days} ago and it is still as it was.
      A screw of the {product} came loose and fell beside my daughter.`,
    more: lines`
      I took pictures before anybody could clean it up.
      Please look at the others of the same kind before something happens.
      Nobody asked how we were.
      I went to a doctor the next morning and have the bill.
      We moved the children to another room ourselves.`,
  },
  enquiry: {
    products: items`
      the family room, the gift card, the lunch menu, the guarantee, the loyalty points,
      the delivery slot, the parking, the extra bed, the return period, the group discount`,
    what: lines`
      Could you tell me whether {product} can be changed to another date?
      How long is {product} valid?
      Is {product} also available at {shop}?
      What do I have to bring along for {product}?
      I could not find anything about {product} on your page.
      Does {product} include tax?
      Can a friend use {product} in my place?
      Until what time can I ask for {product}?`,
    more: lines`
      We are planning to come in {days}.
      A short answer is enough.
      It is for my parents.
      I looked in the app first.
      I already have an account with you.`,
  },
  suggestion: {
    products: items`
      the breakfast buffet, the queue at check-in, the app, the parcel boxes, the play corner,
      the recycling bins, the opening hours, the bicycle stand, the menu for vegetarians,
      the signs in the car park`,
    what: lines`
      I have an idea about {product}.
      It would help a lot if {product} were a little better thought through.
      May I suggest something about {product}?
      Other shops solve {product} in a simpler way.
      Please think about people with prams when you plan {product}.
      I like what you do, only {product} could be improved.
      Why not ask your regular guests about {product}?
      Since {since} I have been thinking about {product} each time I come.`,
    more: lines`
      It would cost next to nothing.
      I would be glad to explain it in person.
      Your staff at {shop} told me to write to you.
      I have seen it work in other cities.
      No answer needed, but I would be happy to get one.`,
  },
};
