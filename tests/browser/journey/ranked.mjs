/// The five projects that are ranked: who does them, what the experts give, and what it comes to, reckoned here anew.

export const stages = ["First interim report", "Second interim report", "Final report"];

/// `executor`: words by which the operator finds the organisation.
export const lots = [
  { number: "1", login: "ngo-lot-5", executor: "зубр", kk: "Жастар орталықтарын қолдау", ru: "Поддержка молодёжных центров" },
  { number: "2", login: "ngo-lot-1", executor: "Жамбылской", kk: "Ауыл кітапханаларын жаңғырту", ru: "Обновление сельских библиотек" },
  { number: "3", login: "ngo-lot-4", executor: "Адам", kk: "Қарттарға арналған оқу курстары", ru: "Учебные курсы для пожилых людей" },
  { number: "4", login: "ngo-lot-5", executor: "зубр", kk: "Аулалар мен саябақтарды көгалдандыру", ru: "Озеленение дворов и парков" },
  { number: "5", login: "ngo-lot-1", executor: "Жамбылской", kk: "Отбасыларға кеңес беру кабинеті", ru: "Кабинет консультаций для семей" },
];
export const by_hand = new Set(["1", "2"]);

/// Of the fourth project the first report says nothing of its works.
export const without_works = (number, stage) => number === "4" && stage === 1;

/// What the first expert gives for effectiveness, sustainability and replication, by stage.
const first = {
  1: [[84, 72, 61], [78, 75, 66], [90, 81, 77]],
  2: [[70, 65, 57], [74, 69, 60], [79, 71, 64]],
  3: [[93, 88, 79], [95, 90, 84], [97, 86, 91]],
  4: [[66, 52, 40], [60, 55, 49], [63, 58, 51]],
  // As the second one but for a point more: they differ by less than is shown, so they share a place, and the second one stays before it.
  5: [[70, 65, 58], [74, 69, 60], [79, 71, 64]],
};
/// Both experts' points.
export const points_of = (number, stage) => {
  const given = first[number][stage - 1];
  return [given, given.map((points, nth) => points - [3, 4, 1][nth])];
};
export const reason_of = (language) => (language === "kk" ? "Есептің қосымшаларымен расталған." : "Подтверждено приложениями к отчёту.");

/// Best first, with their places.
export const order = [["3", 1], ["1", 2], ["2", 3], ["5", 3], ["4", 5]];

/// To the nearest whole number.
export const half_up = (numerator, denominator) => Math.floor((2 * numerator + denominator) / (2 * denominator));
const stage_of = (number, stage) => {
  const required = [3, 5, 8][stage - 1];
  const completeness = half_up((required - without_works(number, stage)) * 10_000, required);
  const [one, other] = points_of(number, stage);
  const [effectiveness, sustainability, replication] = one.map((points, nth) => half_up((points + other[nth]) * 100, 2));
  return half_up(15 * 10_000 + 25 * completeness + 30 * effectiveness + 15 * sustainability + 15 * replication, 100);
};
/// In hundredths of a point.
export const general_of = (number) => half_up(25 * stage_of(number, 1) + 25 * stage_of(number, 2) + 50 * stage_of(number, 3), 100);
/// As it is shown: `82,4`.
export const shown = (hundredths) => `${Math.floor(half_up(hundredths, 10) / 10)},${half_up(hundredths, 10) % 10}`;
