package udpcam.sender;

import java.util.function.LongSupplier;
import udpcam.camera.Camera;
import udpcam.picture.Picture;

/** A camera that gives a picture whenever it is asked, taken at the time that {@code next} says. */
final class Pictures implements Camera {
    private final Picture.Supply supply = new Picture.Supply();
    private final LongSupplier next;

    Pictures(LongSupplier next) {
        this.next = next;
    }

    @Override
    public Picture grab() {
        return supply.take(Jpegs.SIZE, next.getAsLong());
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public String description() {
        return "pictures";
    }

    @Override
    public void close() {
        // holds nothing
    }
}
