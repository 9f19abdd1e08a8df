package tenure.bronze;

import java.util.List;
import tenure.contract.Table;

/**
 * One kind of extract that a vendor delivers.
 *
 * @param vendor the vendor, {@code salesforce}
 * @param object the object as its landing folder is named, {@code accounts}
 * @param table the bronze table: all columns as delivered, as text, then _file and known_on
 * @param required columns without which an extract is refused
 * @param staged the silver tables it feeds
 */
public record Extract(
    String vendor, String object, Table table, List<String> required, List<Staged> staged) {}
