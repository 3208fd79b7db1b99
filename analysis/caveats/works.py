"""The works that a methods paragraph cites, in full."""

import re

# As the paragraph cites a work, and the work as docs/methods.md has it.
WORKS = {
    "Benjamini and Hochberg 1995": "Benjamini, Y., & Hochberg, Y. (1995). Controlling the false discovery rate. "
    "Journal of the Royal Statistical Society B, 57(1), 289–300.",
    "Benjamini and Yekutieli 2005": "Benjamini, Y., & Yekutieli, D. (2005). False discovery rate-adjusted multiple "
    "confidence intervals for selected parameters. Journal of the American Statistical Association, 100(469), 71–81.",
    "Blei et al. 2003": "Blei, D. M., Ng, A. Y., & Jordan, M. I. (2003). Latent Dirichlet allocation. Journal of "
    "Machine Learning Research, 3, 993–1022.",
    "Boutsidis and Gallopoulos 2008": "Boutsidis, C., & Gallopoulos, E. (2008). SVD based initialization: A head start "
    "for nonnegative matrix factorization. Pattern Recognition, 41(4).",
    "Broder 1997": "Broder, A. Z. (1997). On the resemblance and containment of documents. Compression and Complexity "
    "of Sequences, 21–29.",
    "Evert 2022": "Evert, S. (2022). Measuring keyness. Digital Humanities 2022. https://osf.io/x8z9n",
    "Fay and Feuer 1997": "Fay, M. P., & Feuer, E. J. (1997). Confidence intervals for directly standardized rates: a "
    "method based on the gamma distribution. Statistics in Medicine, 16(7), 791–801.",
    "Gries 2008": "Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International Journal of "
    "Corpus Linguistics, 13(4), 403–437.",
    "Hardie 2014": "Hardie, A. (2014). Log Ratio: an informal introduction. ESRC Centre for Corpus Approaches to "
    "Social Science.",
    "Korn and Graubard 1998": "Korn, E. L., & Graubard, B. I. (1998). Confidence intervals for proportions with small "
    "expected number of positive counts estimated from survey data. Survey Methodology, 24(2), 193–201.",
    "Lee and Seung 1999": "Lee, D. D., & Seung, H. S. (1999). Learning the parts of objects by non-negative matrix "
    "factorization. Nature, 401, 788–791.",
    "Lijffijt and Gries 2012": "Lijffijt, J., & Gries, S. Th. (2012). Correction to “Dispersions and adjusted "
    "frequencies in corpora”. International Journal of Corpus Linguistics, 17(1), 147–149.",
    "Mildenberger 2023": "Mildenberger, T. (2023). Assessing keyness using permutation tests. arXiv:2308.13383.",
    "Pearson 1895": "Pearson, K. (1895). Contributions to the mathematical theory of evolution, II. Skew variation in "
    "homogeneous material. Philosophical Transactions of the Royal Society A, 186, 343–414.",
    "Pitman 1937": "Pitman, E. J. G. (1937). Significance tests which may be applied to samples from any populations. "
    "II. The correlation coefficient test. Supplement to the Journal of the Royal Statistical Society, 4(2), 225–232.",
    "Radev et al. 2004": "Radev, D. R., Jing, H., Styś, M., & Tam, D. (2004). Centroid-based summarization of multiple "
    "documents. Information Processing & Management, 40(6), 919–938.",
    "Rychlý 2008": "Rychlý, P. (2008). A lexicographer-friendly association score. Proceedings of RASLAN, 6–9.",
    "Satterthwaite 1946": "Satterthwaite, F. E. (1946). An approximate distribution of estimates of variance "
    "components. Biometrics Bulletin, 2(6), 110–114.",
    "Schwartz and Hearst 2003": "Schwartz, A. S., & Hearst, M. A. (2003). A simple algorithm for identifying "
    "abbreviation definitions in biomedical text. Pacific Symposium on Biocomputing, 8, 451–462.",
    "Sen 1968": "Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall’s tau. Journal of the "
    "American Statistical Association, 63(324), 1379–1389.",
    "Storey and Tibshirani 2003": "Storey, J. D., & Tibshirani, R. (2003). Statistical significance for genomewide "
    "studies. PNAS, 100(16), 9440–9445.",
    "Westfall and Young 1993": "Westfall, P. H., & Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley.",
    "Wilson 1927": "Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. "
    "Journal of the American Statistical Association, 22(158), 209–212.",
    "Zou and Donner 2008": "Zou, G. Y., & Donner, A. (2008). Construction of confidence limits about effect measures: "
    "a general approach. Statistics in Medicine, 27(10), 1693–1702.",
}


# “Wilson 1927”, “Wilson’s (1927)”, “Benjamini and Hochberg (1995)”
_YEAR = re.compile(r"(?:’s)? \(?(?=\d{4}\b)")


def works_cited(paragraph: str) -> list[str]:
    """Return the works that a methods paragraph cites, as full references, by the alphabet."""
    plain = _YEAR.sub(" ", paragraph)
    return [WORKS[name] for name in sorted(WORKS) if name in plain]
