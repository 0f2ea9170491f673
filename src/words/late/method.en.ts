/** The sentences of the method screen in English. Every figure is filled in from the data files and the code's constants. */
export const method = {
  title: "Method",
  lead: "How the number is made, how well it agrees with people, and where it fails. The figures on this page are read from the evaluation report and from the code that scores.",
  contents: "On this page",
  top: "Back to the contents",
  asTable: "As a table",
  asTableNamed: "As a table: {{name}}",
  notMeasured: "Not measured yet.",
  range: "{{low}} to {{high}}",
  parts: {
    geometry: "Geometry",
    compact: "Compact model",
    faces: "Face networks",
    facestats: "FaceStats",
    appearance: "Mean of both models",
    blend: "Blend",
  },
  groups: { everyone: "All", women: "Women", men: "Men" },
  landmarkModel: "Landmark model",
  landmarkModels: { official: "Official", assembled: "Assembled" },
  part: "Part",

  sections: {
    meaning: "What the number says",
    steps: "How it is made, step by step",
    real: "Photographs of real people",
    agreement: "How well it agrees with people: reference faces",
    groups: "For whom it is worse",
    blend: "Why these weights",
    interval: "Whether the interval holds",
    age: "The age gate",
    steady: "How steady it is",
    models: "Model cards",
    population: "The reference faces",
    limits: "Known failures and limits",
    sources: "Sources",
  },

  meaning: {
    is: "It estimates how an average stranger would rate this one photo. On its scale the reference faces have a mean of {{mean}} and a standard deviation of {{sd}}.",
    not: "What it does not say:",
    nots: {
      worth: "Anybody’s worth, health, character or future.",
      life: "How somebody looks in life, or in another photo: light, lens, distance and expression move it.",
      taste:
        "What you, or anybody in particular, would think: one rater agrees with the mean of all others only at r = {{single}}.",
      change: "That anything about a face should be changed. No treatment and no advice follows from it.",
    },
  },

  steps: {
    open: {
      title: "Open",
      text: "The browser opens the photo on this device and turns it upright. A file may have up to {{megabytes}} MB and {{side}} pixels a side; what is longer than {{decoded}} pixels is made smaller.",
    },
    find: {
      title: "Find the face",
      text: "A landmark model finds {{points}} points of the largest face. It then looks {{passes}} times more, at crops of {{frame}} pixels that are shifted, turned, scaled and mirrored a little. The mean of these looks counts, and how far they disagree widens the interval.",
    },
    check: {
      title: "Check the photo",
      text: "There is no score when no face is found; when it is narrower than {{face}} pixels or its eyes are closer than {{iris}} pixels; when the head is turned by more than {{yaw}}° or tilted by more than {{pitch}}°; when more than {{outside}} of the face lies outside the photo; when its landmarks move by more than {{jitter}} of the distance between the eyes from look to look; when it looks under 18; or when its age could not be estimated. Anything milder widens the interval by the points below.",
      tableTitle: "What a warning adds to the interval",
      code: "Seen in the photo",
      sd: "SD, points",
    },
    measure: {
      title: "Measure",
      text: "{{all}} distances, ratios and angles are taken between the points, in a face that is made upright by the line through both irises and measured in iris distances. So neither the size of the photo nor its crop nor a tilted head counts. {{scored}} of them count; {{shown}} are shown without counting:",
      shown: "{{name}}: {{why}}",
    },
    weigh: {
      title: "Weigh",
      text: "Each measurement that counts is compared with its mean over the {{faces}} reference faces, in standard deviations, and multiplied by its weight. {{mean}} plus all of these is the geometric score, so every contribution is exact. The weights come from one ridge regression on the mean ratings (penalty {{lambda}}). They were estimated together and many measurements overlap, so a single weight says little by itself.",
      tableTitle: "The weights",
      measurement: "Measurement",
      reference: "Mean",
      sd: "SD",
      points: "Points per SD",
    },
    look: {
      title: "Look",
      text: "Appearance models see the picture of the face instead of its points: the compact model an aligned crop of {{width}} × {{height}} pixels, FaceStats, where it is switched on, one of {{clip}} × {{clip}}. Their answers are put on the same scale, and the appearance score is the plain mean of the models that answered. A missing answer is left out, never replaced.",
      passes: "The compact model looks {{passes}} times, and the mean counts.",
    },
    blend: {
      title: "Blend",
      text: "{{geometry}} × geometry + {{appearance}} × appearance is the PSL. Where no appearance model answered, it is the geometric score alone, and says so.",
    },
    scale: {
      title: "Scale",
      text: "Everything is put on one scale: {{mean}} + {{sd}} × z, ending at {{low}} and {{high}}, where z is the distance from the mean of the reference faces in standard deviations. The scale 0–8 is {{factor}} × that. The percentile is the share of reference faces that score lower on this very quantity: of all of them, or of the women or the men among them, whichever a person chooses. The band is read from that percentile, so half of every group lies below its middle, and the middle of every group is average.",
      bands: "The bands",
      band: "Band",
      from: "From percentile",
      below: "Below",
    },
    interval: {
      title: "Say how sure",
      text: "The interval says where the mean rating of many strangers would lie. On faces that the fit had not seen, extreme scores overstate, so its middle is {{mean}} + {{slope}} × (score − {{mean}}). Half-widths of {{q68}} and {{q90}} points held 68 % and 90 % of their ratings. Photographs of real people are harder, so q is {{f68}} and {{f90}} times that. Another photo of the same person would get another score, with an SD of {{photo}} points on real people photographed more than once. That, this photo’s looks, its warnings and what could not be measured are one SD s: the half-width becomes √(q² + (k s)²), with k = {{k68}} and {{k90}}.",
      which: "These are the figures of the blend with {{models}} and the {{kind}} landmark model.",
    },
  },

  agreement: {
    held: "All figures are held out: the {{faces}} rated faces are split into {{folds}} parts, and no face is scored by anything that was fitted to it. Ranges are 95 % intervals of a bootstrap.",
    compare:
      "What to compare with: one rater agrees with the mean of the others at r = {{single}}. The ratings themselves are reliable enough for at most r = {{ceiling}}. Perceived age and sex alone, without any look at the shape of a face, reach r = {{baseline}}.",
    table: "Agreement with human ratings",
    figure: "Figure",
    pearson: "Pearson r",
    spearman: "Spearman ρ",
    mae: "Mean error, rating points",
    women: "r within women ({{faces}})",
    men: "r within men ({{faces}})",
    slope: "Slope",
    tooFew: "too few faces",
    scatter: {
      title: "Ratings over scores",
      summary:
        "{{faces}} faces as dots: score across, mean rating up. The line is the rating that a score predicts. Pearson r is {{r}}.",
      caption: "Each dot is a face. The line is the rating that a score predicts; r = {{r}}.",
    },
    residuals: {
      title: "What is left over",
      summary:
        "Rating minus predicted rating of {{faces}} faces over their score. The mean error is {{mae}} rating points.",
      caption: "Rating minus what the score predicts. The mean error is {{mae}} rating points.",
    },
    calibration: {
      title: "Calibration",
      summary:
        "Mean rating against predicted rating for tenths of the faces, from the lowest scores to the highest. On the dashed line both are equal; the largest difference is {{most}} rating points.",
      caption:
        "Tenths of the faces, lowest scores to highest. On the dashed line the score keeps its word; the furthest is {{most}} points off.",
    },
    axes: {
      score: "score, held out",
      rating: "mean rating",
      residual: "rating − prediction",
      predicted: "predicted rating",
    },
    tenths: {
      score: "Scores",
      faces: "Faces",
      meanScore: "Mean score",
      rating: "Mean rating",
      predicted: "Predicted",
      residual: "Mean difference",
      sd: "SD of differences",
    },
  },

  within: {
    text: "Within one group the differences between groups no longer help, so this is the harder test. The blend agrees less with the ratings of {{worse}} (r = {{low}}) than of {{better}} (r = {{high}}): read scores of {{worse}} with more reserve.",
    few: "There are too few faces of one group to tell.",
    table: "Agreement within groups",
    group: "Group",
    r: "Pearson r",
    plot: "0 to 1",
    worse: { women: "women", men: "men" },
  },

  weights: {
    text: "The weights are a decision, not a fit: geometry has {{geometry}} because every point of it can be shown and checked. The blend would agree best at {{best}} for appearance, r = {{bestR}}; with the {{used}} in use it is r = {{usedR}}.",
    title: "Agreement at every weight",
    summary:
      "Pearson r of the blend over the weight of appearance, from 0 to 1. In use is {{used}} with r = {{usedR}}; the highest r, {{bestR}}, is at {{best}}.",
    caption: "The point is the weight in use.",
    weight: "weight of appearance",
    r: "Pearson r",
  },

  coverage: {
    text: "An interval that says 90 % should hold the rating of nine faces in ten. So many of the held-out ratings lay inside:",
    table: "Share of ratings inside the intervals",
    level: "Interval",
    inside: "Inside",
    plot: "0 to 100 %",
    note: "The tick is what the interval promises, the bar what it kept.",
  },

  age: {
    text: "A face whose estimated age is below {{years}} years gets no score of any kind, nor does one whose age could not be estimated. From there to {{ask}} years the person who opened the photo is asked whether the face is an adult’s, and there is no number before the answer. Each face here was judged by networks that had never seen it; the estimates are off by {{mae}} years on average for faces that look 12 to 24.",
    missed:
      "It is not perfect: of the faces that look under 16, {{missed}} would be scored without a question, and of those that look over 25, {{wrong}} would be refused wrongly and {{asked}} asked about. So please use photos of adults only.",
    table: "Faces that the age gate refuses or asks about",
    perceived: "Perceived age",
    under16: "under 16",
    between: "16 to 25",
    over25: "over 25",
    faces: "Faces",
    refused: "Refused",
    asked: "Asked about",
    plot: "0 to 100 %",
  },

  steady: {
    text: "The same photo, saved, lit, sized or framed otherwise, goes through the whole app again, with its landmarks found anew. This is how far the score moved: its SD over the versions, in points of 100, over {{faces}} faces.",
    table: "How far a score moves when the photo is changed",
    change: "Change",
    changes: {
      jpeg: "saved as JPEG of three qualities",
      brightness: "darker and brighter",
      size: "smaller and larger",
      framing: "cropped, padded, mirrored",
      all: "all of these",
    },
    parts: { geometry: "Geometry", appearance: "Appearance", psl: "PSL" },
  },

  cards: {
    text: "What this site carries. How a model stands on this device, and everything that can be done with it, has a screen of its own:",
    loading: "Reading this site’s list of models.",
    failed: "This site’s list of models could not be read.",
    role: "What it does",
    roles: {
      official: "Finds the {{points}} points; tells expressions too.",
      assembled: "Finds the {{points}} points. The same network, put together from a published package.",
      single: "Rates the picture of a face, and estimates its age for the age gate.",
      "several-crops":
        "Rates the picture of a face, estimates its age and recognises smiles: small functions of ours on networks that others trained on real faces.",
      "two-part": "Rates the picture of a face: a large image encoder with a small network after it.",
    },
    size: "Size",
    sizes: "{{from}} to {{to}}",
    licence: "Licence",
    version: "Version",
    source: "From",
    agreement: "Agreement",
    agreementOf: "r = {{r}} ({{low}} to {{high}}), held out",
    agreementVia: "r = {{r}} ({{low}} to {{high}}) for the geometric score made from its points",
    unmeasured: "not measured yet: while it counts, the percentile is an estimate and the interval is wider",
    absent: "FaceStats is not part of this site. Whoever runs it can add it.",
    card: "The whole model card",
    english: "Model cards are kept in English.",
  },

  population: {
    text: "{{faces}} faces of adults with mean ratings on 0–100 (mean {{mean}}, SD {{sd}}), {{women}} seen as women and {{men}} as men by the raters. They are synthetic: rendered by a generative network, in the light of a studio, of people who do not exist.",
    source:
      "One Million Impressions: Peterson, Uddenberg, Griffiths, Todorov and Suchow, “Deep models of superficial face judgments”, PNAS 2022, doi 10.1073/pnas.2115228119. A percentile on this site is a place among these faces and in the taste of these raters, not among all people.",
    title: "Scores of the reference faces",
    summary:
      "Distribution of the blend among the reference faces. Half of all lie below {{all}}, half of the women below {{women}}, half of the men below {{men}}.",
    caption: "The blend among all reference faces, and among women and men alone.",
    score: "score",
    share: "Share below",
  },

  limits: {
    synthetic:
      "The reference faces are synthetic and evenly lit. On real photographs the agreement is lower; how much lower stands above, where it was measured.",
    taste:
      "The raters were recruited online, for one study. People of other places, ages and times may see faces differently, and half of taste is private.",
    groups: "It is worse for {{worse}}: r = {{low}} against {{high}}.",
    age: "The age gate scores {{missed}} of the faces that look under 16 without a question, asks about many young adults, and refuses some.",
    extremes:
      "Unusual scores overstate: the slope of ratings on scores is {{slope}}, so a score far from {{mean}} is partly luck.",
    photo:
      "Turned heads, smiles, open mouths, glasses, beards, covered or blurred faces and a camera that is close all move measurements. The notes of a result say what was seen; not everything is.",
    lens: "From closer than {{close}} cm noses grow wide and faces narrow. Without the lens’s data the distance is unknown, which widens the interval.",
    outline:
      "Points on the outline of jaw and cheek are estimates of the landmark model, not visible marks. The mesh ends on the forehead: hair and hairline are not measured.",
    drawings: "Drawings, renderings and edited photos are outside of what it was made for.",
    facestats:
      "FaceStats was fitted to another model’s predictions on synthetic faces, not to ratings by people; how well it agrees with people was never published. A blend with it was not compared with ratings yet, and its interval is wider for that.",
  },

  sources: {
    text: "What the measurements’ own notes lean on. “Recalled” means known from the literature and not looked up again.",
    recalled: "recalled",
    for: "for {{names}}",
  },
} as const;
