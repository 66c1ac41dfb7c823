package udpcam.receiver.status;

import java.util.ArrayList;
import java.util.List;
import udpcam.display.Notices;
import udpcam.figures.Figures;

/** What a window was told. */
final class RecordedNotices implements Notices {
    final List<String> notices = new ArrayList<>();
    final List<String> statuses = new ArrayList<>();

    @Override
    public void figures(Figures figures) {
        statuses.add(figures.text());
    }

    @Override
    public void notice(String text) {
        notices.add(text);
    }
}
