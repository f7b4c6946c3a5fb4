"""python3 noncentral_t.py (mpmath 1.3.0), from its own folder: noncentral-t.csv, noncentrality-interval.csv and
noncentral-t-far.csv.

The noncentral t distribution function as a Poisson mixture of incomplete beta functions (the series of Guenther 1978,
Evaluation of probabilities for the noncentral distributions, J. Statist. Comput. Simul. 6, 199-206, which AS 243 sums
too), in 120 digits, each term by recurrence from the one before. Numbers carry 17 digits.
"""
from mpmath import mp, mpf, betainc, erfc, exp, gamma, gammainc, log, loggamma, pi, quad, sqrt


def tails_of_positive(t, df, ncp):
    """(P(T <= t), P(T > t)) for t >= 0: P(T <= t) = Phi(-ncp) + sum over j of (p_j I_j + q_j I'_j) / 2."""
    t, df, ncp = mpf(t), mpf(df), mpf(ncp)
    below = erfc(ncp / sqrt(2)) / 2
    x = t * t / (t * t + df)
    b, half = df / 2, ncp * ncp / 2
    p, q = exp(-half), ncp * exp(-half) / sqrt(2) / gamma(mpf(3) / 2)
    a1, a2 = mpf(1) / 2, mpf(1)
    one = betainc(a1, b, 0, x, regularized=True)
    two = 1 - (1 - x) ** b
    step = lambda a: exp(a * log(x) + b * log(1 - x) + loggamma(a + b) - loggamma(a + 1) - loggamma(b)) if x > 0 else mpf(0)
    step1, step2 = step(a1), step(a2)
    total, j = mpf(0), 0
    while j <= half or abs(p) + abs(q) > mpf(10) ** -(mp.dps - 5):
        total += p * one + q * two
        j += 1
        one, two = one - step1, two - step2
        step1 *= x * (a1 + b) / (a1 + 1)
        step2 *= x * (a2 + b) / (a2 + 1)
        a1, a2 = a1 + 1, a2 + 1
        p *= half / j
        q *= half / (j + mpf(1) / 2)
    lower = below + total / 2
    return lower, 1 - lower


def tails(t, df, ncp):
    if t >= 0:
        return tails_of_positive(t, df, ncp)
    upper, lower = tails_of_positive(-mpf(t), df, -mpf(ncp))
    return lower, upper


def solve(t, df, p):
    """The ncp at which P(T <= t) is p, by the secant method from the normal approximation."""
    z = mpf('1.959963984540054') * (1 if p > 0.5 else -1)
    a = mpf(t) - z * sqrt(1 + mpf(t) ** 2 / (2 * mpf(df)))
    b = a + mpf('0.01')
    fa, fb = tails(t, df, a)[0] - p, tails(t, df, b)[0] - p
    for _ in range(60):
        if abs(b - a) < mpf(10) ** -22 or fb == fa:
            break
        slope = (fb - fa) / (b - a)
        step = -fb / slope
        step = max(min(step, mpf(2)), mpf(-2))
        a, fa = b, fb
        b = b + step
        fb = tails(t, df, b)[0] - p
    assert abs(fb) < mpf(10) ** -20, (t, df, p, fb)
    return b


def text(x):
    return repr(float(x))


mp.dps = 120
dfs = [1, 1.5, 2, 3, 5, 10, 30.25, 98, 1000, 12345.6, 1e5, 1e6]
ncps = [-40, -20, -8, -2, -0.3, 0, 0.3, 1, 3, 12, 25, 40]
shifts = [-4.5, -2, -0.5, 0, 0.5, 2, 4.5]

with open('noncentral-t.csv', 'w') as file:
    file.write('t,df,ncp,lower,upper\n')
    for df in dfs:
        for ncp in ncps:
            for shift in shifts:
                t = float(ncp + shift * sqrt(1 + mpf(ncp) ** 2 / (2 * mpf(df))))
                lower, upper = tails(t, df, ncp)
                # A tail is a difference that loses as many digits as it has zeros: 30 must be left.
                if min(lower, upper) < mpf(10) ** -85:
                    continue
                file.write(','.join([text(t), text(df), text(ncp), text(lower), text(upper)]) + '\n')

with open('noncentrality-interval.csv', 'w') as file:
    file.write('t,df,lower,upper\n')
    for df in [1, 1.5, 2, 3, 7, 22, 50.5, 98, 998, 1e4, 1e6]:
        for t in [-12, -2.2085368912388, -0.5, 0, 0.001, 0.758350708111484, 1.96, 5, 15, 38]:
            lower, upper = solve(t, df, mpf('0.975')), solve(t, df, mpf('0.025'))
            file.write(','.join([text(t), text(df), text(lower), text(upper)]) + '\n')


def far_upper(t, df, ncp):
    """P(T > t) for t, ncp > 0 far out, where the series is too long: the integral of phi(z) P(S < (z + ncp) / t) over z,
    S^2 a chi-square over its df."""
    t, df, ncp = mpf(t), mpf(df), mpf(ncp)
    below = lambda s: gammainc(df / 2, 0, df * s * s / 2, regularized=True)
    density = lambda z: exp(-z * z / 2) / sqrt(2 * pi)
    return quad(lambda z: density(z) * below((z + ncp) / t), [max(-ncp, mpf(-13)), -6, -3, 0, 3, 6, 13])


mp.dps = 30
with open('noncentral-t-far.csv', 'w') as file:
    file.write('t,df,ncp,lower,upper\n')
    for df in [1, 2, 10, 98.5, 10000]:
        for t in [100, 1000, 10000, 1000000]:
            for share in [0.3, 0.7, 0.99, 1, 1.02, 1.3, 2]:
                upper = far_upper(t, df, share * t)
                if min(upper, 1 - upper) < mpf(10) ** -10:
                    continue
                file.write(','.join([text(t), text(df), text(share * t), text(1 - upper), text(upper)]) + '\n')
