package org.postern.core.watch.local;

import org.postern.core.watch.boundary.WatchIndex;
import org.postern.core.watch.boundary.WatchIndexContract;

class LocalWatchIndexTest extends WatchIndexContract {
    @Override
    protected WatchIndex index() {
        return new LocalWatchIndex();
    }
}
