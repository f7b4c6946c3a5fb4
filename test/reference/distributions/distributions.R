# Rscript distributions.R, from its own folder: the tables that libs/stats/src/distributions is tested against.
# R's own stats package only. Numbers carry 17 digits, so each reads back as the same double.

digits <- function(x) sprintf("%.17g", x)

table_of <- function(file, ...) {
  columns <- lapply(list(...), digits)
  lines <- do.call(paste, c(unname(columns), sep = ","))
  writeLines(c(paste(names(columns), collapse = ","), lines), file)
}

x <- c(-37, -30, -20, -12.5, -8, -5, -3, -2.5758, -1.96, -1, -0.5, -0.01, -1e-10, 0, 1e-5, 0.3, 1, 1.644853627, 2.2, 4, 6, 8)
table_of("normal.csv", x = x, p = pnorm(x))

p <- c(1e-300, 1e-200, 1e-100, 1e-50, 1e-20, 1e-15, 1e-10, 1e-6, 1e-4, 0.001, 0.01, 0.025, 0.05, 0.1, 0.25, 0.4, 0.45,
  0.499, 0.51, 0.6, 0.75, 0.9, 0.95, 0.975, 0.99, 0.999, 0.9999)
table_of("normal-quantile.csv", p = p, x = qnorm(p))

chi <- expand.grid(df = c(0.5, 1, 2, 3, 4, 5.5, 7, 10, 20, 50, 100, 200, 1000),
  x = c(1e-10, 1e-3, 0.1, 0.5, 1, 2, 3.84, 5, 10, 20, 50, 100, 200, 500, 1000))
chi$p <- pchisq(chi$x, chi$df, lower.tail = FALSE)
chi <- chi[chi$p > 1e-290, ]
table_of("chi-square.csv", x = chi$x, df = chi$df, p = chi$p)

student <- expand.grid(df = c(0.3, 1, 1.5, 2, 3, 4.7, 10, 22, 30.25, 97.08471957805, 300, 1000, 2999.5, 1e4, 123456.7, 1e6, 1e8, 1e10),
  t = c(1e-12, 1e-6, 1e-3, 0.05, 0.3, 0.7, 0.999, 1, 1.2, 1.5, 1.96, 2.5, 3, 5, 8, 12, 20, 36, 100, 1e3, 1e6))
student$p <- 2 * pt(student$t, student$df, lower.tail = FALSE)
student <- student[student$p > 1e-290, ]
table_of("student-t.csv", t = student$t, df = student$df, p = student$p)

quantile <- expand.grid(df = c(1, 1.5, 2, 3, 4.7, 10, 22, 30.25, 97.08471957805, 300, 1000, 123456.7, 1e6),
  p = c(1e-6, 0.001, 0.025, 0.2, 0.6, 0.95, 0.975, 0.995, 0.9995))
quantile$t <- qt(quantile$p, quantile$df)
table_of("t-quantile.csv", p = quantile$p, df = quantile$df, t = quantile$t)

# R's own noncentral t (AS 243), where it is sound: its documentation limits it to |ncp| <= 37.62, its tails are right in
# absolute terms only, above 4e5 degrees of freedom it is a normal approximation (1e-9 off), and at t = 40.0102,
# df = 1e5, ncp = 37 it gives 1 for 0.99864. noncentral-t.csv, beside this, holds the function to 17 digits.
noncentral <- expand.grid(df = c(1, 2, 5, 10, 30.25, 98, 1000), ncp = c(-20, -8, -2, -0.3, 0, 0.3, 2, 8, 20), shift = c(-3, -1, 0, 1, 3))
noncentral$t <- noncentral$ncp + noncentral$shift * sqrt(1 + noncentral$ncp^2 / (2 * noncentral$df))
noncentral$p <- pt(noncentral$t, noncentral$df, noncentral$ncp)
table_of("noncentral-t-by-r.csv", t = noncentral$t, df = noncentral$df, ncp = noncentral$ncp, lower = noncentral$p)
