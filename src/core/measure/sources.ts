/**
 * What the literature found, as short facts.
 *
 * `verified`: read at the source (of papers usually the abstract). `recalled`: known from the literature and not
 * looked up again; the words for people must not lean on it. Norms are not given: caliper values cannot be compared
 * with distances on this mesh.
 */
export interface Source {
  readonly citation: string;
  readonly finding: string;
  readonly status: "verified" | "recalled";
}

const table = {
  "geniole-2015": {
    citation: "Geniole et al. 2015, PLoS ONE (meta-analysis)",
    finding: "A wider face relative to its height goes with slightly lower attractiveness (mean r -.26).",
    status: "verified",
  },
  "kramer-2012": {
    citation: "Kramer et al. 2012, Evolution and Human Behavior",
    finding: "Men and women of a large White European sample do not differ in facial width-to-height.",
    status: "verified",
  },
  "kramer-2016": {
    citation: "Kramer 2016",
    finding: "Facial width-to-height changes more with expression than between people.",
    status: "verified",
  },
  "fiala-2021": {
    citation: "Fiala et al. 2021",
    finding: "In five populations facial width-to-height and averageness predicted attractiveness poorly.",
    status: "verified",
  },
  "trebicky-2016": {
    citation: "Trebicky et al. 2016",
    finding: "Portraits taken from closer by make the face look narrower and are rated as less attractive.",
    status: "verified",
  },
  "bryan-2012": {
    citation: "Bryan, Perona and Adolphs 2012, PLoS ONE",
    finding: "Portraits taken from within personal space are rated as less attractive and less trustworthy.",
    status: "verified",
  },
  "virdi-2019": {
    citation: "Virdi et al. 2019",
    finding: "The classical rules of equal thirds did not describe the faces of young Kenyans.",
    status: "verified",
  },
  "farkas-canons": {
    citation: "Farkas et al. 1985, Plastic and Reconstructive Surgery",
    finding: "The classical rules for the lower face did not hold in young White adults.",
    status: "verified",
  },
  "italian-models": {
    citation: "Studies of Italian beauty-contest finalists",
    finding: "The middle third was smaller and the eyes were further from the rule of fifths than expected.",
    status: "verified",
  },
  "pallett-2010": {
    citation: "Pallett, Link and Lee 2010, Vision Research",
    finding:
      "Manipulated faces were liked best at average distances between the eyes and from eyes to mouth.",
    status: "verified",
  },
  "danel-2007": {
    citation: "Danel and Pawlowski 2007",
    finding: "Women have a wider eye-mouth-eye angle; in men a wider angle went with lower ratings (r -.31).",
    status: "verified",
  },
  "kesterke-2016": {
    citation: "Kesterke et al. 2016, Biology of Sex Differences",
    finding: "Lower face depth, nose width, face width and jaw width differ most between women and men.",
    status: "verified",
  },
  "bashour-2007": {
    citation: "Bashour and Geist 2007",
    finding:
      "A steeper inner eye corner was preferred in altered photos of women; natural tilt was not tested.",
    status: "verified",
  },
  "danel-2020": {
    citation: "Danel 2020",
    finding: "Women's eyes are rounder than men's (d about .66).",
    status: "recalled",
  },
  "cunningham-1986": {
    citation: "Cunningham 1986, Journal of Personality and Social Psychology",
    finding: "Larger eyes and a smaller nose went with higher ratings of women.",
    status: "recalled",
  },
  "icd-review": {
    citation: "Review of 67 studies of the intercanthal distance",
    finding: "The distance between the inner eye corners differs by a fifth between populations.",
    status: "verified",
  },
  "ansur-2": {
    citation: "ANSUR II, US Army, 6,068 people",
    finding: "Pupil distance is 45-46 % of the caliper face width, with an SD of 2.4 points.",
    status: "verified",
  },
  "popenko-2017": {
    citation: "Popenko et al. 2017, JAMA Facial Plastic Surgery",
    finding: "In altered photos of White women a lower lip twice the upper one was rated best.",
    status: "verified",
  },
  "heidekrueger-2017": {
    citation: "Heidekrueger et al. 2017",
    finding: "Most of those asked preferred lips of equal height, so studies contradict each other.",
    status: "recalled",
  },
  "penna-2015": {
    citation: "Penna et al. 2015",
    finding: "Attractive women and men had a higher upper lip relative to the space between mouth and nose.",
    status: "verified",
  },
  "moradinejad-2022": {
    citation: "Moradinejad et al. 2022",
    finding: "In alterations of one face, a jaw of 72-75 % of the face width was preferred for women.",
    status: "verified",
  },
  "cartwright-1994": {
    citation: "Cartwright et al. 1994",
    finding: "The brows of women lie higher above the eye than those of men.",
    status: "verified",
  },
  "feser-2007": {
    citation: "Feser et al. 2007",
    finding: "Which height of the brow is liked depends on the age of the person who looks.",
    status: "verified",
  },
  "witkower-2019": {
    citation: "Witkower and Tracy 2019, Psychological Science",
    finding: "Tilting the head by ten degrees changes the apparent slope of the brows and the impression.",
    status: "verified",
  },
  "kleisner-2024": {
    citation: "Kleisner et al. 2024 (ten populations)",
    finding: "Distance from the average lowered ratings in both sexes everywhere; asymmetry had no effect.",
    status: "verified",
  },
  "van-dongen-2011": {
    citation: "Van Dongen 2011 (meta-analysis)",
    finding: "The effect of asymmetry is close to zero in samples above a hundred.",
    status: "verified",
  },
  "jones-jaeger-2019": {
    citation: "Jones and Jaeger 2019, Symmetry",
    finding: "The symmetry of a face's shape tells next to nothing about its attractiveness.",
    status: "verified",
  },
  "holzleitner-2019": {
    citation: "Holzleitner et al. 2019",
    finding: "Many measurements together predict ratings; single ones do so poorly.",
    status: "verified",
  },
} as const satisfies Record<string, Source>;

/** The key of a source in `SOURCES`. */
export type SourceId = keyof typeof table;

/** Every source that a measurement may name. */
export const SOURCES: Readonly<Record<SourceId, Source>> = table;
