package org.guestlist.start;

import java.util.Map;
import java.util.TreeMap;

/** The settings that there are, for tests of other rooms. */
public final class SettingNames {
  private SettingNames() {}

  /** The environment variable of each, by its name. */
  public static Map<String, String> variables() {
    var variables = new TreeMap<String, String>();
    Settings.ALL.forEach(setting -> variables.put(setting.name(), setting.variable()));
    return variables;
  }
}
