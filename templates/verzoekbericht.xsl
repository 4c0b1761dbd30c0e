<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-07 and DOC-35: letters on the way to an answer. They decide nothing, so they carry no remedy clause. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/brief.xsl"/>
  <xsl:include href="delen/verzoek.xsl"/>

  <xsl:template match="/brief">
    <xsl:call-template name="letter">
      <xsl:with-param name="kind">verzoekbericht</xsl:with-param>
      <xsl:with-param name="title"><xsl:choose>
        <xsl:when test="@variant = 'ontvangst'"><t:tekst k="verzoekbericht.ontvangst.titel"/></xsl:when>
        <xsl:when test="@variant = 'identiteit'"><t:tekst k="verzoekbericht.identiteit.titel"/></xsl:when>
        <xsl:when test="@variant = 'machtiging'"><t:tekst k="verzoekbericht.machtiging.titel"/></xsl:when>
        <xsl:when test="@variant = 'aanvulling'"><t:tekst k="verzoekbericht.aanvulling.titel"/></xsl:when>
        <xsl:when test="@variant = 'zienswijze'"><t:tekst k="verzoekbericht.zienswijze.titel"/></xsl:when>
        <xsl:when test="@variant = 'verlenging'"><t:tekst k="verzoekbericht.verlenging.titel"/></xsl:when>
        <xsl:when test="@variant = 'opheffing'"><t:tekst k="verzoekbericht.opheffing.titel"/></xsl:when>
        <xsl:when test="@variant = 'doorzending'"><t:tekst k="verzoekbericht.doorzending.titel"/></xsl:when>
        <xsl:when test="@variant = 'doorgezonden'"><t:tekst k="verzoekbericht.doorgezonden.titel"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="unknown-value"><xsl:with-param name="of">variant</xsl:with-param></xsl:call-template></xsl:otherwise>
      </xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="brief" mode="body">
    <xsl:choose>
      <xsl:when test="@variant = 'zienswijze'">
        <p style="lead"><t:tekst k="verzoekbericht.zienswijze.vraag"/></p>
        <p keep="true"><t:tekst k="verzoekbericht.zienswijze.stuk"/></p>
        <list><item><p><lang tag="nl"><xsl:value-of select="toelichting"/></lang></p></item></list>
        <p><t:tekst k="verzoekbericht.zienswijze.antwoord"/></p>
        <p><t:tekst k="verzoekbericht.zienswijze.daarna"/></p>
      </xsl:when>
      <xsl:when test="@variant = 'doorzending'">
        <p style="lead"><t:tekst k="verzoekbericht.doorzending.inleiding"><t:met select="verzoek/@ontvangen"/><t:met select="verzoek"/></t:tekst></p>
        <p><t:tekst k="verzoekbericht.doorzending.waarom"/></p>
        <p><t:tekst k="verzoekbericht.doorzending.termijn"><t:met select="verzoek/@ontvangen"/></t:tekst></p>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="asked"/>
        <xsl:choose>
          <xsl:when test="@variant = 'ontvangst'">
            <p><t:tekst k="verzoekbericht.ontvangst.termijn"><t:met select="verzoek/@streef"/><t:met select="verzoek/@grens"/></t:tekst></p>
            <p><t:tekst k="verzoekbericht.ontvangst.gratis"/></p>
          </xsl:when>
          <xsl:when test="@variant = 'identiteit'">
            <p><t:tekst k="verzoekbericht.identiteit.waarom"/></p>
            <p keep="true"><t:tekst k="verzoekbericht.identiteit.hoe"/></p>
            <list><item><p><t:tekst k="verzoekbericht.identiteit.langs"/></p></item><item><p><t:tekst k="verzoekbericht.identiteit.kopie"/></p></item></list>
            <p><t:tekst k="verzoekbericht.identiteit.bewaren"/></p>
          </xsl:when>
          <xsl:when test="@variant = 'machtiging'">
            <p><t:tekst k="verzoekbericht.machtiging.waarom"/></p>
            <p><t:tekst k="verzoekbericht.machtiging.hoe"/></p>
            <p><t:tekst k="verzoekbericht.machtiging.intrekken"/></p>
          </xsl:when>
          <xsl:when test="@variant = 'aanvulling'">
            <p><t:tekst k="verzoekbericht.aanvulling.wat"/></p>
            <list><xsl:choose>
              <xsl:when test="@soort = 'bezwaar'"><item><p><t:tekst k="verzoekbericht.aanvulling.situatie"/></p></item><item><p><t:tekst k="verzoekbericht.aanvulling.gevolg"/></p></item></xsl:when>
              <xsl:otherwise><item><p><t:tekst k="verzoekbericht.aanvulling.welke"/></p></item><item><p><t:tekst k="verzoekbericht.aanvulling.gewenst"/></p></item><item><p><t:tekst k="verzoekbericht.aanvulling.reden"/></p></item></xsl:otherwise>
            </xsl:choose></list>
          </xsl:when>
          <xsl:when test="@variant = 'verlenging'">
            <p><t:tekst k="verzoekbericht.verlenging.datum"><t:met select="verzoek/@grens"/></t:tekst></p>
            <p><t:tekst k="verzoekbericht.verlenging.reden"><t:met><lang tag="nl"><xsl:value-of select="toelichting"/></lang></t:met></t:tekst></p>
          </xsl:when>
          <xsl:when test="@variant = 'opheffing'">
            <p><t:tekst k="verzoekbericht.opheffing.wat"/></p>
            <p><t:tekst k="verzoekbericht.opheffing.reden"><t:met><lang tag="nl"><xsl:value-of select="toelichting"/></lang></t:met></t:tekst></p>
            <p><t:tekst k="verzoekbericht.opheffing.eens"/></p>
          </xsl:when>
          <xsl:when test="@variant = 'doorgezonden'">
            <p><t:tekst k="verzoekbericht.doorgezonden.aan"><t:met><name><xsl:value-of select="door"/></name></t:met></t:tekst></p>
            <xsl:for-each select="elders"><p><t:tekst k="verzoekbericht.doorgezonden.termijn"><t:met select="@duur"/></t:tekst></p></xsl:for-each>
            <xsl:if test="elders">
              <p><t:tekst k="verzoekbericht.doorgezonden.weigeren"/></p>
              <p><t:tekst k="verzoekbericht.doorgezonden.wijze"/></p>
            </xsl:if>
            <p><t:tekst k="verzoekbericht.doorgezonden.niets"/></p>
          </xsl:when>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
    <!-- RGT-22: every letter to a person says where to complain; an organisation is no person concerned. -->
    <xsl:if test="@variant != 'doorzending'"><p><t:tekst k="verzoek.klacht"><t:met><link to="https://autoriteitpersoonsgegevens.nl"><t:tekst k="bijlage.klacht.site"/></link></t:met></t:tekst></p></xsl:if>
    <xsl:call-template name="ask-us"/>
    <xsl:call-template name="signature"/>
  </xsl:template>
</xsl:stylesheet>
