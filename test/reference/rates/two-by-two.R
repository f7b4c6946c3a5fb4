# Rscript two-by-two.R, from its own folder: two-by-two.csv, R's own functions of the package stats on tables of two
# rates. Newcombe's limits are his formula (method 10) from prop.test's Wilson limits. 17 digits; NA where R has none.

n1 <- c(1, 2, 5, 9, 20, 37, 120, 1500)
n2 <- c(1, 3, 8, 21, 40, 250, 2000)
rows <- list()
for (a in n1) for (b in n2) {
  for (x1 in unique(round(a * c(0, 0.1, 0.5, 0.8, 1)))) for (x2 in unique(round(b * c(0, 0.2, 0.5, 1)))) {
    wilson <- function(x, n) suppressWarnings(prop.test(x, n, correct = FALSE)$conf.int)
    u <- wilson(x1, a)
    v <- wilson(x2, b)
    p1 <- x1 / a
    p2 <- x2 / b
    lower <- p1 - p2 - sqrt((p1 - u[1])^2 + (v[2] - p2)^2)
    upper <- p1 - p2 + sqrt((u[2] - p1)^2 + (p2 - v[1])^2)
    table <- matrix(c(x1, a - x1, x2, b - x2), 2)
    chi <- suppressWarnings(chisq.test(table, correct = FALSE))
    rows[[length(rows) + 1]] <- c(x1 = x1, n1 = a, x2 = x2, n2 = b, wilson_lower = u[1], wilson_upper = u[2],
      newcombe_lower = lower, newcombe_upper = upper, chi_square = unname(chi$statistic), chi_square_p = chi$p.value,
      fisher_p = fisher.test(table)$p.value)
  }
}
all <- do.call(rbind, rows)
text <- ifelse(is.na(all), "NA", sprintf("%.17g", all))
writeLines(c(paste(colnames(all), collapse = ","), apply(text, 1, paste, collapse = ",")), "two-by-two.csv")
