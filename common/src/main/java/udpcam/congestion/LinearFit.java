package udpcam.congestion;

/**
 * Sums over packets of one frame, for lines through their delays and their arrivals against the bytes that came with and before
 * them. Points can be taken out again. Units: kilobytes and milliseconds. Not thread-safe.
 */
final class LinearFit {
    private int points;
    private double bytes;
    private double delays;
    private double arrivals;
    private double bytesSquared;
    private double delaysSquared;
    private double bytesDelays;
    private double bytesArrivals;

    void add(double kilobytes, double delay, double arrival) {
        count(1, kilobytes, delay, arrival);
    }

    void remove(double kilobytes, double delay, double arrival) {
        count(-1, kilobytes, delay, arrival);
    }

    void clear() {
        points = 0;
        bytes = 0;
        delays = 0;
        arrivals = 0;
        bytesSquared = 0;
        delaysSquared = 0;
        bytesDelays = 0;
        bytesArrivals = 0;
    }

    private void count(int sign, double kilobytes, double delay, double arrival) {
        points += sign;
        bytes += sign * kilobytes;
        delays += sign * delay;
        arrivals += sign * arrival;
        bytesSquared += sign * kilobytes * kilobytes;
        delaysSquared += sign * delay * delay;
        bytesDelays += sign * kilobytes * delay;
        bytesArrivals += sign * kilobytes * arrival;
    }

    int points() {
        return points;
    }

    double meanDelay() {
        return points == 0 ? 0 : delays / points;
    }

    double meanKilobytes() {
        return points == 0 ? 0 : bytes / points;
    }

    /** The sum of squares that a constant leaves of the delays. */
    double aroundMean() {
        return points == 0 ? 0 : Math.max(0, delaysSquared - delays * delays / points);
    }

    /** The sum of squares that a line leaves of the delays, resolution included. */
    double aroundLine() {
        double squares = bytesAroundMean();
        double products = bytesDelaysAroundMeans();
        double left = squares > 0 ? aroundMean() - products * products / squares : aroundMean();
        return Math.max(Ramp.RESOLUTION_VARIANCE * points, left);
    }

    /** The sum of squares that a constant leaves of the kilobytes. */
    double bytesAroundMean() {
        return points == 0 ? 0 : Math.max(0, bytesSquared - bytes * bytes / points);
    }

    /** The same of their products with the delays. */
    double bytesDelaysAroundMeans() {
        return points == 0 ? 0 : bytesDelays - bytes * delays / points;
    }

    /** The same of their products with the arrivals. */
    double bytesArrivalsAroundMeans() {
        return points == 0 ? 0 : bytesArrivals - bytes * arrivals / points;
    }
}
